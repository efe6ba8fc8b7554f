// The engine's values in one piece, where each field by itself would cross between it and JavaScript.

const constants = [null, false, true];
// As many places as in src/bridge/plain.rs: a list that grew to them here and there would be slow to look up.
const kept = new Array(4096);

// As the name of a field, a text is looked up once and for all; any other would be looked up again in each object.
const asName = (text) => Object.keys({ [text]: 0 })[0];

/**
 * Makes plain objects of what src/bridge/plain.rs writes.
 * @param {Uint32Array} codes what each number stands for in its lowest bits; the others say which, how long or how many
 * @param {string} text all texts that were not handed over before, one after another
 */
export function made(codes, text) {
  let next = 0;
  let start = 0;
  const value = () => {
    const code = codes[next++];
    const count = code >>> 3;
    switch (code & 7) {
      case 0:
        return constants[count];
      case 1:
        return count ? -codes[next++] : codes[next++];
      case 2:
        return text.slice(start, (start += count));
      case 3:
        return (kept[codes[next++]] = asName(text.slice(start, (start += count))));
      case 4:
        return kept[count];
      case 5: {
        const list = [];
        for (let place = 0; place < count; place++) list.push(value());
        return list;
      }
      default: {
        const object = {};
        for (let field = 0; field < count; field++) {
          const name = value();
          object[name] = value();
        }
        return object;
      }
    }
  };
  return value();
}

// The kinds of values, as in src/bridge/wasm.rs; what is absent stays 0.
const TEXT = 1;
const BOOL = 2;
const NUMBER = 3;
const LIST = 4;
const FIELDS = 5;
const OTHER = 6;

/**
 * Looks at fields of an object: writes of each what kind it is and its size or number, and gives the texts, each with a line
 * break behind it. A field whose getter throws holds nothing that a situation could.
 * @param {object} object
 * @param {string[]} names
 * @param {Uint8Array} kinds
 * @param {Float64Array} sizes
 */
export function inspect(object, names, kinds, sizes) {
  let texts = "";
  names.forEach((name, place) => {
    try {
      const value = object[name];
      if (value === undefined || value === null) return;
      switch (typeof value) {
        case "string":
          kinds[place] = TEXT;
          sizes[place] = value.length;
          texts += `${value}\n`;
          break;
        case "boolean":
          kinds[place] = BOOL;
          sizes[place] = Number(value);
          break;
        case "number":
          kinds[place] = NUMBER;
          sizes[place] = value;
          break;
        case "object":
          kinds[place] = Array.isArray(value) ? LIST : FIELDS;
          if (kinds[place] === LIST) sizes[place] = value.length;
          break;
        default:
          kinds[place] = OTHER;
      }
    } catch {
      kinds[place] = OTHER;
    }
  });
  return texts;
}

/**
 * The names of an object's own fields that are not among these.
 * @param {object} object
 * @param {string[]} names
 */
export function beside(object, names) {
  try {
    return object instanceof Object ? Reflect.ownKeys(object).filter((name) => typeof name === "string" && !names.includes(name)) : [];
  } catch {
    return [];
  }
}
