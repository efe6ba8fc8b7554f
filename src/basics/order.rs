//! An insertion sort. The lists here are short, and the standard library's sort is compiled again for each type: seven
//! of them weighed 6 KB.

/// Sorts a list by a key. The sort is stable: items with the same key stay in order.
pub(crate) fn sort_by_key<T>(list: &mut [T], key: impl Fn(&T) -> i32) {
    let mut keys = Vec::with_capacity(list.len());
    for item in list.iter() {
        keys.push(key(item));
    }
    for (place, from) in swaps(&keys).into_iter().enumerate() {
        list.swap(place, from);
    }
}

/// For each place in order, the later place to swap it with.
fn swaps(keys: &[i32]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(keys.len());
    for (item, key) in keys.iter().enumerate() {
        order.insert(order.partition_point(|before| keys[*before] <= *key), item);
    }
    for place in 0..order.len() {
        // An item from an earlier place has been swapped away from it already.
        while order[place] < place {
            order[place] = order[order[place]];
        }
    }
    order
}
