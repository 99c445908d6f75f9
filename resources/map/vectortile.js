// Vector tiles (MVT 2.1) out of anybody's bytes: what does not hold throws, and nothing is made that takes
// more than the bytes it is told in.

/** The types of features. */
export const POINT = 1;
export const LINE = 2;
export const AREA = 3;

const MOVE = 1;
const DRAW = 2;
const CLOSE = 7;
const USUAL_EXTENT = 4096;
const LONGEST_TEXT = 400;
const words = new TextDecoder();

/** A point as protomaps-leaflet has them. */
export class Vertex {
  constructor(x, y) {
    this.x = x;
    this.y = y;
  }

  clone() {
    return new Vertex(this.x, this.y);
  }

  mult(by) {
    this.x *= by;
    this.y *= by;
    return this;
  }

  add({ x, y }) {
    this.x += x;
    this.y += y;
    return this;
  }
}

/** The layers of a tile, each {name, features}; a feature has its type, and gives the rest when asked. */
export function* layersOf(bytes, side) {
  for (const [field, value] of new Message(bytes).fields()) if (field === 3) yield layerOf(value, side);
}

function layerOf(message, side) {
  const layer = { name: "", keys: [], values: [], extent: USUAL_EXTENT };
  const found = [];
  for (const [field, value] of message.fields()) {
    if (field === 1) layer.name = value.text();
    else if (field === 2) found.push(value);
    else if (field === 3) layer.keys.push(value.text());
    else if (field === 4) layer.values.push(value);
    else if (field === 5) layer.extent = value || USUAL_EXTENT;
  }
  const scale = side / layer.extent;
  return { name: layer.name, features: found.map((one) => new Feature(one, layer, scale)) };
}

class Feature {
  constructor(message, layer, scale) {
    Object.assign(this, { layer, scale, type: 0, tags: null, commands: null });
    for (const [field, value] of message.fields()) {
      if (field === 2) this.tags = value;
      else if (field === 3) this.type = value;
      else if (field === 4) this.commands = value;
    }
  }

  /** More points than it can have. */
  get most() {
    return this.commands ? this.commands.end - this.commands.at : 0;
  }

  /** Those of its properties that are among `wanted`. */
  props(wanted) {
    const found = {};
    while (this.tags?.more) {
      const key = this.layer.keys[this.tags.varint()];
      const value = this.layer.values[this.tags.varint()];
      if (wanted.has(key) && value) found[key] = valueOf(value.again());
    }
    return found;
  }

  /** Its points, lines or rings in pixels, each a list of vertices; rings end where they begin. */
  lines() {
    const { commands, scale } = this;
    const found = [];
    let [x, y] = [0, 0];
    while (commands?.more) {
      const command = commands.varint();
      const [kind, count] = [command % 8, Math.floor(command / 8)];
      if (kind === CLOSE && found.length) found.at(-1).push(found.at(-1)[0].clone());
      else if (kind !== MOVE && kind !== DRAW) throw new RangeError("a line in a tile goes nowhere");
      for (let step = 0; step < count && kind !== CLOSE; step += 1) {
        x += commands.zigzag();
        y += commands.zigzag();
        if (kind === MOVE || !found.length) found.push([]);
        found.at(-1).push(new Vertex(x * scale, y * scale));
      }
    }
    return found;
  }
}

function valueOf(message) {
  let found = null;
  for (const [field, value] of message.fields()) {
    if (field === 1) found = value.text();
    else if (field === 2) found = value.getFloat32(0, true);
    else if (field === 3) found = value.getFloat64(0, true);
    else if (field === 6) found = signed(value);
    else if (field === 7) found = Boolean(value);
    else found = value;
  }
  return found;
}

function signed(number) {
  return number % 2 ? -(number + 1) / 2 : number / 2;
}

/** A message of protocol buffers: bytes from where it is read to its end. */
class Message {
  constructor(bytes, at = 0, end = bytes.length) {
    Object.assign(this, { bytes, at, end });
  }

  get more() {
    return this.at < this.end;
  }

  again() {
    return new Message(this.bytes, this.at, this.end);
  }

  /** Each field as [number, value]: a number, a message, or a view of the bytes of a fraction. */
  *fields() {
    while (this.more) {
      const key = this.varint();
      const form = key % 8;
      yield [(key - form) / 8, form === 0 ? this.varint() : this.sized(form)];
    }
  }

  sized(form) {
    const lengths = { 1: () => 8, 2: () => this.varint(), 5: () => 4 };
    const length = lengths[form]();
    const start = this.at;
    this.at += length;
    if (this.at > this.end) throw new RangeError("a part of a tile is longer than the tile");
    if (form === 2) return new Message(this.bytes, start, this.at);
    return new DataView(this.bytes.buffer, this.bytes.byteOffset + start, length);
  }

  varint() {
    let value = 0;
    for (let factor = 1; this.more && factor < 2 ** 70; factor *= 128) {
      const byte = this.bytes[this.at];
      this.at += 1;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    throw new RangeError("a number in a tile has no end");
  }

  zigzag() {
    return signed(this.varint());
  }

  text() {
    return words.decode(this.bytes.subarray(this.at, Math.min(this.end, this.at + LONGEST_TEXT)));
  }
}
