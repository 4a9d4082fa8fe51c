//! A look at an old workbook (.xls) before it is parsed: the parser lays out every sheet as a full rectangle, so
//! one cell far out in a garbled file would take all memory there is, and so would a sheet that only says it is large.

use super::ReadErrorKind;

/// Smallest stream that stands in whole sectors; smaller ones share a stream of small sectors.
const LEAST_STREAM: usize = 4096;

/// Size of a small sector.
const SMALL_SECTOR: usize = 64;

/// Most cells a sheet of this format can have: the parser makes room for as many as the sheet says.
const MOST_CELLS: usize = 65_536 * 256;

/// Checks that no sheet's rectangle of cells is larger than `limit`. O(n).
pub(super) fn check(bytes: &[u8], limit: usize) -> Result<(), ReadErrorKind> {
    let damaged = |detail: &str| ReadErrorKind::Damaged { detail: detail.into() };
    let stream = workbook(bytes).ok_or_else(|| damaged("no workbook stream"))?;
    let mut area = Area::default();
    let mut at = 0;
    while let (Some(kind), Some(length)) = (short(&stream, at), short(&stream, at + 2)) {
        let record = stream.get(at + 4..at + 4 + length).unwrap_or_default();
        match kind {
            // A sheet begins.
            0x0809 | 0x0009 | 0x0209 | 0x0409 => area = Area::default(),
            0x0200 if stated(record).is_none_or(|cells| cells > MOST_CELLS) => {
                return Err(damaged("sheet dimensions"));
            }
            // A sheet's name, and where in the stream it begins.
            0x0085 if long(record, 0).is_none_or(|begin| begin > stream.len()) => {
                return Err(damaged("a sheet beyond the end"));
            }
            // Cells: formula, rows of numbers or blanks, texts, numbers, truth values.
            0x0001..=0x0007 | 0x00bd | 0x00be | 0x00d6 | 0x00fd | 0x0201..=0x0207 | 0x027e => {
                area.add(record, matches!(kind, 0x00bd | 0x00be));
            }
            _ => {}
        }
        if area.size() > limit {
            return Err(ReadErrorKind::TooManyCells { limit });
        }
        at += 4 + length;
    }
    Ok(())
}

/// How many cells a sheet says it has; none where its corners are the wrong way round.
fn stated(record: &[u8]) -> Option<usize> {
    let (rows, columns) = if record.len() < 14 {
        let at = |place| short(record, place);
        ((at(0)?, at(2)?), (at(4)?, at(6)?))
    } else {
        ((long(record, 0)?, long(record, 4)?), (short(record, 8)?, short(record, 10)?))
    };
    let rows = if rows.1 == 0 || columns.1 == 0 { 1 } else { rows.1.checked_sub(rows.0)? };
    rows.checked_mul(columns.1)
}

/// The rectangle that holds all cells of a sheet: lowest and highest row and column.
#[derive(Default)]
struct Area(Option<[usize; 4]>);

impl Area {
    /// Takes in a cell record; a record of several cells ends with its last column.
    fn add(&mut self, record: &[u8], several: bool) {
        let (Some(row), Some(first)) = (short(record, 0), short(record, 2)) else { return };
        let last = if several { short(record, record.len() - 2).unwrap_or(first) } else { first };
        let [top, bottom, left, right] = self.0.unwrap_or([row, row, first, first]);
        self.0 = Some([top.min(row), bottom.max(row), left.min(first), right.max(first).max(last)]);
    }

    fn size(&self) -> usize {
        self.0.map_or(0, |[top, bottom, left, right]| (bottom - top + 1) * (right - left + 1))
    }
}

/// The workbook's stream out of its OLE2 container.
fn workbook(bytes: &[u8]) -> Option<Vec<u8>> {
    let file = Container::open(bytes)?;
    let directory = file.chain(long(bytes, 48)?);
    let named = |entry: &&[u8], name: &str| {
        let wanted: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        entry.starts_with(&wanted)
    };
    let entry = directory.chunks_exact(128).find(|entry| named(entry, "Workbook") || named(entry, "Book"))?;
    let (first, size) = (long(entry, 116)?, long(entry, 120)?);
    let mut stream = if size < LEAST_STREAM {
        // The root entry holds the shared stream, a table of its own chains the small sectors.
        let shared = file.chain(long(&directory, 116)?);
        let table = file.chain(long(bytes, 60)?);
        let next = table.chunks_exact(4).filter_map(|four| long(four, 0)).collect();
        Container { bytes: &shared, begin: 0, sector: SMALL_SECTOR, next }.chain(first)
    } else {
        file.chain(first)
    };
    stream.truncate(size);
    (!stream.is_empty()).then_some(stream)
}

/// An OLE2 container: sectors, and the table that chains them.
struct Container<'a> {
    bytes: &'a [u8],
    /// Where the first sector begins.
    begin: usize,
    sector: usize,
    next: Vec<usize>,
}

impl<'a> Container<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let sector = 1_usize << short(bytes, 30).filter(|shift| matches!(shift, 9 | 12))?;
        let mut file = Self { bytes, begin: sector, sector, next: Vec::new() };
        // The first 109 sectors of the table are named in the header, the others in a list of their own.
        let mut table: Vec<usize> = (0..109).filter_map(|index| long(bytes, 76 + 4 * index)).collect();
        let mut list = long(bytes, 68)?;
        for _ in 0..bytes.len() / sector {
            let Some(part) = file.at(list) else { break };
            table.extend((0..sector / 4 - 1).filter_map(|index| long(part, 4 * index)));
            list = long(part, sector - 4)?;
        }
        for number in table {
            if let Some(part) = file.at(number) {
                file.next.extend((0..sector / 4).filter_map(|index| long(part, 4 * index)));
            }
        }
        Some(file)
    }

    fn at(&self, number: usize) -> Option<&'a [u8]> {
        let start = number.checked_mul(self.sector)?.checked_add(self.begin)?;
        self.bytes.get(start..start.checked_add(self.sector)?)
    }

    /// The sectors of a stream, one behind the other; never more than the file has.
    fn chain(&self, first: usize) -> Vec<u8> {
        let mut out = Vec::new();
        let mut number = first;
        while let Some(part) = self.at(number)
            && out.len() < self.bytes.len()
        {
            out.extend_from_slice(part);
            let Some(next) = self.next.get(number) else { break };
            number = *next;
        }
        out
    }
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let pair = bytes.get(at..)?.first_chunk::<2>()?;
    Some(usize::from(u16::from_le_bytes(*pair)))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..)?.first_chunk::<4>()?;
    usize::try_from(u32::from_le_bytes(*four)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A container of three sectors: table, directory, and a workbook of 4096 bytes.
    fn book(records: &[(u16, &[u16])]) -> Vec<u8> {
        let mut stream = Vec::new();
        for (kind, values) in records {
            stream.extend(kind.to_le_bytes());
            stream.extend((values.len() as u16 * 2).to_le_bytes());
            stream.extend(values.iter().flat_map(|value| value.to_le_bytes()));
        }
        stream.resize(LEAST_STREAM, 0xff);
        let mut bytes = vec![0xff; 512];
        bytes[30..32].copy_from_slice(&9_u16.to_le_bytes());
        bytes[48..52].copy_from_slice(&1_u32.to_le_bytes());
        bytes[76..80].copy_from_slice(&0_u32.to_le_bytes());
        let chains = [u32::MAX, u32::MAX, 3, 4, 5, 6, 7, 8, 9, u32::MAX];
        let mut table: Vec<u8> = chains.iter().flat_map(|next| next.to_le_bytes()).collect();
        table.resize(512, 0xff);
        let mut directory: Vec<u8> = "Workbook\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
        directory.resize(116, 0);
        directory.extend(2_u32.to_le_bytes());
        directory.extend(4096_u32.to_le_bytes());
        directory.resize(512, 0);
        [bytes, table, directory, stream].concat()
    }

    #[test]
    fn a_sheet_is_as_large_as_its_corners() {
        let near = book(&[(0x0809, &[]), (0x0203, &[0, 0]), (0x00bd, &[99, 0, 7, 9]), (0x000a, &[])]);
        assert_eq!(check(&near, 1000), Ok(()));
        assert_eq!(check(&near, 999), Err(ReadErrorKind::TooManyCells { limit: 999 }));
        let far = book(&[(0x0809, &[]), (0x00fd, &[0, 0]), (0x00fd, &[65_535, 60_000])]);
        assert_eq!(check(&far, 2_000_000), Err(ReadErrorKind::TooManyCells { limit: 2_000_000 }));
    }

    #[test]
    fn a_small_workbook_stands_in_small_sectors() {
        let mut stream = Vec::new();
        for (kind, values) in [(0x0809_u16, &[0_u16, 0][..]), (0x0203, &[9, 9]), (0x0203, &[0, 0])] {
            stream.extend(kind.to_le_bytes());
            stream.extend(4_u16.to_le_bytes());
            stream.extend(values.iter().flat_map(|value| value.to_le_bytes()));
        }
        // Table, directory, table of small sectors, shared stream; the workbook is its second small sector.
        let long = |value: u32| value.to_le_bytes();
        let mut bytes = vec![0xff; 512];
        bytes[30..32].copy_from_slice(&9_u16.to_le_bytes());
        bytes[48..52].copy_from_slice(&long(1));
        bytes[60..64].copy_from_slice(&long(2));
        bytes[76..80].copy_from_slice(&long(0));
        let sector = |mut content: Vec<u8>| {
            content.resize(512, 0xff);
            content
        };
        let entry = |name: &str, first: u32, size: u32| {
            let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            entry.resize(116, 0);
            entry.extend(long(first));
            entry.extend(long(size));
            entry.resize(128, 0);
            entry
        };
        let size = stream.len() as u32;
        let directory = [entry("Root Entry\0", 3, 128), entry("Workbook\0", 1, size)].concat();
        let shared = [vec![0; SMALL_SECTOR], stream].concat();
        let bytes =
            [bytes, sector(Vec::new()), sector(directory), sector(Vec::new()), sector(shared)].concat();
        assert_eq!(check(&bytes, 100), Ok(()));
        assert_eq!(check(&bytes, 99), Err(ReadErrorKind::TooManyCells { limit: 99 }));
    }

    #[test]
    fn sheets_are_measured_one_by_one() {
        let two = book(&[(0x0809, &[]), (0x0203, &[0, 0]), (0x0809, &[]), (0x0203, &[60_000, 200])]);
        assert_eq!(check(&two, 10), Ok(()));
    }
}
