//! Zip containers (docx, xlsx, ods), unpacked within limits.

use super::sink::Sink;
use super::{ReadError, ReadErrorKind};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Bytes that may always be unpacked, whatever the ratio: small files of repeated text pack very well.
const FREE_BYTES: u64 = 16 << 20;

/// An open container that counts what it unpacks.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Places of the members by [`plain_name`].
    places: BTreeMap<String, usize>,
    limit: u64,
    unpacked: u64,
}

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8], sink: &Sink) -> Result<Self, ReadError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| zip_error(&error, sink))?;
        let by_ratio = (bytes.len() as u64).saturating_mul(sink.limits.ratio).max(FREE_BYTES);
        let name = |place| Some((plain_name(zip.name_for_index(place)?.ok()?.as_ref()), place));
        let places = (0..zip.len()).filter_map(name).collect();
        Ok(Self { zip, places, limit: sink.limits.unpacked_bytes.min(by_ratio), unpacked: 0 })
    }

    /// The bytes of a member, absent if there is none of that name.
    pub(super) fn member(&mut self, name: &str, sink: &Sink) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(place) = self.places.get(&plain_name(name)) else { return Ok(None) };
        let member = self.zip.by_index(*place).map_err(|error| zip_error(&error, sink))?;
        let left = self.limit - self.unpacked;
        let mut bytes = Vec::with_capacity(member.size().min(left).min(FREE_BYTES) as usize);
        member.take(left + 1).read_to_end(&mut bytes).map_err(|error| sink.damaged(error))?;
        self.unpacked += bytes.len() as u64;
        self.within(sink)?;
        Ok(Some(bytes))
    }

    /// The text of an XML member; absent if there is none of that name.
    pub(super) fn text(&mut self, name: &str, sink: &Sink) -> Result<Option<String>, ReadError> {
        let Some(bytes) = self.member(name, sink)? else { return Ok(None) };
        let decoded = super::encoding::decode(&bytes, None).map_err(|_| sink.damaged(name))?;
        Ok(Some(decoded.text.into_owned()))
    }

    /// The plain names of the members that are asked for.
    pub(super) fn names(&self, wanted: impl Fn(&str) -> bool) -> Vec<String> {
        self.places.keys().filter(|name| wanted(name)).cloned().collect()
    }

    /// The text of a member that another reader unpacks, too: it counts by itself, not beside the others.
    pub(super) fn again(&mut self, name: &str, sink: &Sink) -> Result<String, ReadError> {
        let Some(place) = self.places.get(name) else { return Ok(String::new()) };
        let member = self.zip.by_index(*place).map_err(|error| zip_error(&error, sink))?;
        let mut bytes = Vec::new();
        member.take(self.limit).read_to_end(&mut bytes).map_err(|error| sink.damaged(error))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The first bytes of every member whose name ends so, whatever its folder.
    pub(super) fn heads(&mut self, ending: &str, size: u64) -> Vec<Vec<u8>> {
        let places = self.places.iter().filter(|(name, _)| name.ends_with(ending));
        let places: Vec<usize> = places.map(|(_, place)| *place).collect();
        let mut head = |place: usize| {
            let mut bytes = Vec::new();
            self.zip.by_index(place).ok()?.take(size).read_to_end(&mut bytes).ok()?;
            Some(bytes)
        };
        places.into_iter().filter_map(&mut head).collect()
    }

    /// Unpacks every member once and forgets it: for parsers that would unpack without a limit.
    pub(super) fn check(&mut self, sink: &Sink) -> Result<(), ReadError> {
        for index in 0..self.zip.len() {
            let member = self.zip.by_index(index).map_err(|error| zip_error(&error, sink))?;
            let left = self.limit - self.unpacked;
            let count = std::io::copy(&mut member.take(left + 1), &mut std::io::sink());
            let count = count.map_err(|error| sink.damaged(error))?;
            self.unpacked += count;
            self.within(sink)?;
        }
        Ok(())
    }

    fn within(&mut self, sink: &Sink) -> Result<(), ReadError> {
        if self.unpacked <= self.limit {
            return Ok(());
        }
        self.unpacked = self.limit;
        Err(sink.error(ReadErrorKind::Expansion { limit: self.limit }))
    }
}

/// A member's name as packages compare them: whatever the case. Some programs write `\\` for `/`.
fn plain_name(name: &str) -> String {
    name.trim_start_matches(['/', '\\']).replace('\\', "/").to_ascii_lowercase()
}

fn zip_error(error: &ZipError, sink: &Sink) -> ReadError {
    match error {
        ZipError::InvalidPassword => sink.error(ReadErrorKind::Encrypted),
        ZipError::UnsupportedArchive(reason) if reason.contains("assword") => {
            sink.error(ReadErrorKind::Encrypted)
        }
        other => sink.damaged(other),
    }
}
