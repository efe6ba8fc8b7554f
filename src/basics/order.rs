//! Sorting in a few lines: the lists here are short, and the standard library's sort would weigh 4 KB for each kind of list.

/// Sorts a list by a key; what has the same key stays in order.
pub(crate) fn sort_by_key<T>(list: &mut [T], key: impl Fn(&T) -> i32) {
    let mut keys = Vec::with_capacity(list.len());
    for item in list.iter() {
        keys.push(key(item));
    }
    for (place, from) in swaps(&keys).into_iter().enumerate() {
        list.swap(place, from);
    }
}

/// For each place, from the first on, which later one to swap it with.
fn swaps(keys: &[i32]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(keys.len());
    for (item, key) in keys.iter().enumerate() {
        order.insert(order.partition_point(|before| keys[*before] <= *key), item);
    }
    for place in 0..order.len() {
        // What stood at an earlier place has been swapped away from there.
        while order[place] < place {
            order[place] = order[order[place]];
        }
    }
    order
}
