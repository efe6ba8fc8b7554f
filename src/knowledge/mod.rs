//! Knowledge: the words of `src/content/` and the tables of `src/tables/`, compiled into constants by the build.

pub(crate) mod words;
pub(crate) mod tables;
pub(crate) mod invitation;
