//! Part of the crate and of its build script: both must come to the same number.

/// A number that tells one run of bytes from another: FNV-1a with 32 bits. It finds damage, not malice.
pub(crate) fn fingerprint(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
