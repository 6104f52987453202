//! Every threshold and every window at its edges: one before, on it, one after.

mod ages;
mod cases;
mod children;
mod repeat_window;
mod thresholds;
mod windows;
