//! What is sealed opens, whoever sealed it; and nothing else does.

mod age;
mod hostile;
mod kept;
mod pinned;
mod properties;
mod seeds;
mod support;
mod testkit;
mod words;
