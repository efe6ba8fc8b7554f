// Makes plain objects of what the engine hands over as one row of numbers and one text; src/plain.rs writes both.

const constants = [null, false, true];
// As many places as in src/plain.rs: a list that grew to them here and there would be slow to look up.
const kept = new Array(4096);

// As the name of a field a text is looked up once and for all; any other would be looked up in each object anew.
const asName = (text) => Object.keys({ [text]: 0 })[0];

/**
 * @param {Uint32Array} codes what each number stands for in its lowest bits; the others say which, how long or how many
 * @param {string} text all texts that were not handed over before, one behind the other
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
        return codes[next++];
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
