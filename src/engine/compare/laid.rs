//! Which rules lie beside each other, and which two of them are compared.

/// Rules beside each other, each called by its area's id and its version's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LaidOut {
    /// All of them, in the order in which they are shown.
    pub chosen: Vec<String>,
    /// The two that are compared.
    pub pair: [String; 2],
    /// The open case's own rule when they were laid out.
    pub own: String,
}

impl LaidOut {
    /// A case comes with its own rule and national guidance, its own first. What was laid out before stays; a case under
    /// another rule brings it, and it takes the place of the last case's own among the two that are compared.
    pub fn bring(&mut self, first: &[String]) {
        let own = first.first().cloned().unwrap_or_default();
        if self.chosen.is_empty() {
            let other = first.get(1).or(first.first()).cloned().unwrap_or_default();
            self.pair = [own.clone(), other];
            self.chosen = first.to_vec();
        } else if self.own != own && !own.is_empty() {
            if !self.chosen.contains(&own) {
                self.chosen.insert(0, own.clone());
            }
            if !self.pair.contains(&own) {
                let [one, other] = &mut self.pair;
                if *other == self.own {
                    other.clone_from(&own)
                } else {
                    one.clone_from(&own)
                }
            }
        }
        self.own = own;
    }
}
