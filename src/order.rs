//! Sorting in a few lines: the lists here are short, and the standard library's sort would weigh 4 KB for each kind of list.

/// Sorts a list by a key; what has the same key stays in order.
pub(crate) fn sort_by_key<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    for item in std::mem::take(list) {
        let own = key(&item);
        let place = list.partition_point(|before| key(before) <= own);
        list.insert(place, item);
    }
}
