//! What people do with the app from end to end, a journey a file.

mod again;
mod around;
mod files;
mod interrupted;
mod keyboard;
mod lewisham;
mod pages;
mod referral;
mod rules;
