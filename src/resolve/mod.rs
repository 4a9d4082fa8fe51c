//! Names as written → agencies: the registry, places and jurisdictions, the manifest.

pub mod manifest;
