/// What is done when a button is pressed or a form is sent.
///
/// It is a prop and not a listener put on the component (`on:click`): with erased components Leptos loses what was put on one
/// when the part around it is made anew. It belongs to no page, as a `Callback` does.
pub struct Act(Box<dyn Fn()>);

impl<F: Fn() + 'static> From<F> for Act {
    fn from(does: F) -> Self {
        Self(Box::new(does))
    }
}

impl Act {
    pub(super) fn run(&self) {
        (self.0)();
    }
}
