//! What people do with the app from end to end, a journey a file.

mod accident;
mod again;
mod agreement;
mod around;
mod compare;
mod exit;
mod files;
mod interrupted;
mod kept;
mod kept_faults;
mod kept_idle;
mod keyboard;
mod left_behind;
mod lewisham;
mod nothing_sent;
mod offline;
mod one_file;
mod pages;
mod past;
mod referral;
mod rule_book;
mod rules;
mod saved;
mod shell;
mod training;
mod translated;
