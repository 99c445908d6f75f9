// The base map's tiles that are in the page: all of the world's to a zoom, deeper ones around places.

import { part } from "../map/tilepart.js";

const { PmtilesSource } = window.protomapsL;
/** The deepest zoom of which all tiles are there (viewer/geo/basemap.py). */
const WHOLE_WORLD = 4;

/** The source of tiles; `sizes` are [address, bytes] of each in the order in which they are packed. */
export async function embedded(base64, sizes) {
  const bytes = await unpacked(base64);
  const tiles = new Map();
  let at = 0;
  for (const [address, size] of sizes) {
    tiles.set(address, bytes.slice(at, at + size));
    at += size;
  }
  return new Embedded(tiles);
}

async function unpacked(base64) {
  const packed = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

class Embedded {
  constructor(tiles) {
    this.tiles = tiles;
    const getZxy = (z, x, y) => {
      const tile = this.tiles.get(address(z, x, y));
      return tile && { data: tile.buffer };
    };
    this.source = new PmtilesSource({ getZxy }, false);
  }

  /** A tile's features by layer, in pixels; where it is not there, out of the one that holds it. */
  async get({ z, x, y }, tileSize) {
    let up = 0;
    const has = () => this.tiles.has(address(z - up, x >> up, y >> up));
    while (z - up > WHOLE_WORLD && !has()) up += 1;
    const tile = await this.source.get({ z: z - up, x: x >> up, y: y >> up }, tileSize);
    return up ? part(tile, up, x, y, tileSize) : tile;
  }
}

function address(...zxy) {
  return zxy.join("/");
}
