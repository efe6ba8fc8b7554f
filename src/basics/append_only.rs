//! An append-only list for statics: read without a lock, and never shortened.

use std::sync::OnceLock;

/// The list; what is in it stays for as long as the program runs.
pub(crate) struct AppendOnly<T: 'static> {
    first: Link<T>,
}

type Link<T> = OnceLock<&'static Entry<T>>;

struct Entry<T: 'static> {
    value: T,
    next: Link<T>,
}

impl<T> AppendOnly<T> {
    pub const fn new() -> AppendOnly<T> {
        AppendOnly { first: OnceLock::new() }
    }

    pub fn iter(&'static self) -> impl Iterator<Item = &'static T> {
        let mut link = &self.first;
        std::iter::from_fn(move || {
            let entry = *link.get()?;
            link = &entry.next;
            Some(&entry.value)
        })
    }

    /// Adds a value behind those that are there.
    pub fn push(&'static self, value: T) -> &'static T {
        let entry: &'static Entry<T> = Box::leak(Box::new(Entry { value, next: OnceLock::new() }));
        let mut link = &self.first;
        // Whoever else adds one at the same time may be there first.
        while link.set(entry).is_err() {
            if let Some(before) = link.get() {
                link = &before.next;
            }
        }
        &entry.value
    }
}
