//! The mark in a workbook by which it is known whether anybody changed it since.

use crate::render::run::sha256;

/// The end of a workbook that this program wrote: a comment of the archive, in which Office shows nothing.
const SEAL: &[u8] = b"fengong sha256:";
/// The record at the end of an archive without a comment.
const END: (&[u8], usize) = (b"PK\x05\x06", 22);

/// Marks a workbook as written by this program, so that a later run sees whether somebody changed it since. What is no
/// archive stays as it is.
pub fn seal(mut archive: Vec<u8>) -> Vec<u8> {
    let end = archive.len().checked_sub(END.1);
    if end.is_some_and(|end| archive[end..].starts_with(END.0) && archive.ends_with(&[0, 0])) {
        let sum = sha256(&archive);
        let length = (SEAL.len() + sum.len()) as u16;
        archive.truncate(archive.len() - 2);
        archive.extend(length.to_le_bytes());
        archive.extend(SEAL);
        archive.extend(sum.as_bytes());
    }
    archive
}

/// Whether an archive is as [`seal`] left it.
pub fn is_sealed(archive: &[u8]) -> bool {
    let comment = SEAL.len() + 64;
    let Some((body, seal)) = archive.len().checked_sub(comment).map(|at| archive.split_at(at)) else {
        return false;
    };
    let Some(without_length) = body.strip_suffix(&(comment as u16).to_le_bytes()) else { return false };
    let sum = seal.strip_prefix(SEAL);
    sum.is_some_and(|sum| sha256(&[without_length, &[0, 0]].concat()).as_bytes() == sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_archive_shows_a_change_of_any_byte() {
        let mut archive = b"PK\x03\x04 and what is in it".to_vec();
        archive.extend(b"PK\x05\x06");
        archive.extend([0; 18]);
        let sealed = seal(archive.clone());
        assert!(is_sealed(&sealed) && !is_sealed(&archive));
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(!is_sealed(&changed), "{at}");
        }
        assert_eq!(seal(b"no archive".to_vec()), b"no archive");
    }
}
