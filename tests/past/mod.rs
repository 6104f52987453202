//! Past cases under two rules: counted by hand, and what must hold of any set.

mod damage;
mod file;
mod hand;
mod lists;
mod one_engine;
mod order;
mod properties;
mod rows;
mod settled;
mod support;
