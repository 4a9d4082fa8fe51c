//! The character collection Adobe-GB1, in which older Chinese typesetting programs number the glyphs of fonts that
//! have no map to text: GB 2312 row by row, and half-width ASCII.

use encoding_rs::GB18030;

/// Rows of GB 2312 outside the Han characters: first and last code, CID of the first (Adobe's `GB-EUC-H`).
const SYMBOLS: [(u16, u16, u32); 15] = [
    (0xa1a1, 0xa1fe, 96),
    (0xa2b1, 0xa2e2, 190),
    (0xa2e5, 0xa2ee, 240),
    (0xa2f1, 0xa2fc, 250),
    (0xa3a1, 0xa3fe, 262),
    (0xa4a1, 0xa4f3, 356),
    (0xa5a1, 0xa5f6, 439),
    (0xa6a1, 0xa6b8, 525),
    (0xa6c1, 0xa6f5, 549),
    (0xa7a1, 0xa7c1, 602),
    (0xa7d1, 0xa7f1, 635),
    (0xa8a1, 0xa8c0, 668),
    (0xa8c5, 0xa8ea, 700),
    (0xa9a4, 0xa9ef, 738),
    (0xd7a1, 0xd7f9, 4606),
];

/// The character of a CID; absent beyond GB 2312.
pub(super) fn character(cid: u32) -> Option<String> {
    let ascii = match cid {
        1..=95 => Some(cid + 0x1f),
        814..=907 => Some(cid - 814 + 0x21),
        7716 => Some(0x20),
        _ => None,
    };
    if let Some(code) = ascii {
        return char::from_u32(code).map(String::from);
    }
    let code = match cid {
        940..=4605 => han(0xb0, cid - 940),
        4695..=7702 => han(0xd8, cid - 4695),
        _ => SYMBOLS.iter().find_map(|(first, last, from)| {
            let code = u32::from(*first) + cid.checked_sub(*from)?;
            (code <= u32::from(*last)).then_some(code)
        })?,
    };
    let bytes = [(code >> 8) as u8, code as u8];
    GB18030.decode_without_bom_handling_and_without_replacement(&bytes).map(std::borrow::Cow::into_owned)
}

/// The code of the n-th character from a row on, 94 a row.
fn han(row: u32, n: u32) -> u32 {
    ((row + n / 94) << 8) + 0xa1 + n % 94
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_the_collection() {
        let shown = |cids: &[u32]| cids.iter().filter_map(|cid| character(*cid)).collect::<String>();
        assert_eq!(shown(&[96, 97, 98, 940, 4605, 4606, 4694, 4695, 7702]), "　、。啊筑住座亍齄");
        assert_eq!(shown(&[1, 34, 95, 814, 907, 7716]), " A~!~ ");
        assert_eq!(character(0), None);
        assert_eq!(character(20_000), None);
    }
}
