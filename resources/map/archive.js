// A PMTiles archive over our scheme, giving protomaps-leaflet the layers that are drawn and no more.

/** Length-delimited field 3 of a vector tile is a layer; field 1 of a layer is its name (MVT 2.1). */
const LAYER = 0x1a;
const NAME = 0x0a;

export class Archive {
  /** `layers` are the names of the layers wanted. */
  constructor(url, layers) {
    const { PmtilesSource } = globalThis.protomapsL;
    // Never cancelling: a cancelled request would also fail those that wait for the same tile.
    this.source = new PmtilesSource(url, false);
    this.source.p.source = new Ranges(url);
    const { p } = this.source;
    p.getHeader();
    const getZxy = p.getZxy.bind(p);
    p.getZxy = async (...address) => {
      const tile = await getZxy(...address);
      return tile && { ...tile, data: only(layers, new Uint8Array(tile.data)) };
    };
  }
}

class Ranges {
  constructor(url) {
    this.url = url;
  }

  getKey() {
    return this.url;
  }

  /** Qt answers a range of a custom scheme with whole blocks of 64 KiB: cut what is too much. */
  async getBytes(offset, length) {
    const range = `bytes=${offset}-${offset + length - 1}`;
    const response = await fetch(this.url, { headers: { range } });
    const bytes = await response.arrayBuffer();
    return { data: bytes.slice(0, length) };
  }
}

/** A vector tile without the layers that are not wanted. */
function only(layers, tile) {
  const kept = [];
  for (let at = 0; at < tile.length; ) {
    const [length, start] = varint(tile, at + 1);
    const end = start + length;
    if (tile[at] !== LAYER || layers.includes(layerName(tile, start, end))) kept.push([at, end]);
    at = end;
  }
  const parts = kept.map(([from, to]) => tile.subarray(from, to));
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => joined.set(part, at) ?? at + part.length, 0);
  return joined.buffer;
}

function layerName(tile, from, to) {
  for (let at = from; at < to; ) {
    const [value, start] = varint(tile, at + 1);
    const sized = (tile[at] & 7) === 2;
    if (tile[at] === NAME) return new TextDecoder().decode(tile.subarray(start, start + value));
    at = sized ? start + value : start;
  }
  return "";
}

/** [value, position after it] of a protobuf varint. */
function varint(bytes, start) {
  let value = 0;
  for (let at = start, shift = 0; ; at += 1, shift += 7) {
    value += (bytes[at] & 0x7f) * 2 ** shift;
    if (bytes[at] < 0x80) return [value, at + 1];
  }
}
