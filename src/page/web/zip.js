// A zip of files that are stored as they are.

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** @param {Uint8Array} bytes */
function crc(bytes) {
  let c = 0xffffffff;
  for (const b of bytes) c = TABLE[(c ^ b) & 255] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

/**
 * @param {[string, Uint8Array][]} files
 * @returns {Blob}
 */
export function zip(files) {
  /** @type {BlobPart[]} */
  const parts = [];
  /** @type {BlobPart[]} */
  const directory = [];
  let at = 0;
  let size = 0;
  for (const [name, bytes] of files) {
    const path = new TextEncoder().encode(name);
    // Names are UTF-8; the date is 1 January 2025, so that the same files give the same zip.
    const common = [20, 0x0800, 0, 0, 0x5a21];
    const record = (/** @type {boolean} */ central) => {
      const head = new DataView(new ArrayBuffer(central ? 46 : 30));
      head.setUint32(0, central ? 0x02014b50 : 0x04034b50, true);
      let o = 4;
      if (central) { head.setUint16(o, 20, true); o += 2; }
      for (const value of common) { head.setUint16(o, value, true); o += 2; }
      head.setUint32(o, crc(bytes), true);
      head.setUint32(o + 4, bytes.length, true);
      head.setUint32(o + 8, bytes.length, true);
      head.setUint16(o + 12, path.length, true);
      if (central) head.setUint32(42, at, true);
      return new Uint8Array(head.buffer);
    };
    parts.push(record(false), path, /** @type {BlobPart} */ (bytes));
    const entry = record(true);
    directory.push(entry, path);
    size += entry.length + path.length;
    at += 30 + path.length + bytes.length;
  }
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, files.length, true);
  end.setUint16(10, files.length, true);
  end.setUint32(12, size, true);
  end.setUint32(16, at, true);
  return new Blob([...parts, ...directory, new Uint8Array(end.buffer)], { type: "application/zip" });
}
