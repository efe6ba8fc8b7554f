// Carries out what the widget has worked out: all changes to the page in one call, since each call out of WebAssembly costs
// about as much as a small change, and each text made from its bytes more.

const SVG = "http://www.w3.org/2000/svg";
const decoder = new TextDecoder();

// The steps, in the order of src/ui/dom.rs. Each is followed by a node's number, and that by what the step needs.
const [, SVG_ELEMENT, TEXT, SET_TEXT, ATTRIBUTE, NO_ATTRIBUTE, VALUE, CHECKED, REMOVE, FORGET, ARRANGE] = Array(11).keys();

/** The page below an element, whose nodes go by numbers. */
export class Page {
  /**
   * @param {Element} root number 0
   * @param {string} names those of tags and attributes, which steps name by their place
   * @param {WebAssembly.Memory} memory where the product's own texts stand
   */
  constructor(root, names, memory) {
    this.nodes = [root];
    this.names = names.split(" ");
    this.memory = memory;
    this.texts = new Map();
  }

  /** A node's number; -1 where it is none of ours. */
  number(node) {
    return this.nodes.indexOf(node);
  }

  /** One of the product's own texts, which stand still in memory: each is made once. */
  own(address, length) {
    const key = address * 65536 + length;
    let text = this.texts.get(key);
    if (text === undefined) this.texts.set(key, (text = decoder.decode(new Uint8Array(this.memory.buffer, address, length))));
    return text;
  }

  /** Carries out the steps one after the other; the texts that are not the product's own stand in `made`, in that order. */
  patch(given, made) {
    const { nodes, names } = this;
    const document = nodes[0].ownerDocument;
    // A copy: what the page does meanwhile may let the memory grow, which takes the steps away.
    const steps = given.slice();
    let at = 0;
    let read = 0;
    const text = () => {
      const address = steps[at++];
      const length = steps[at++];
      return address ? this.own(address, length) : made.slice(read, (read += length));
    };
    let making = false;
    while (at < steps.length) {
      try {
        // One loop without a call for each step: at first a browser runs this as it is written. What a step needs is read
        // before anything is done, so that one that fails leaves the next in its place.
        while (at < steps.length) {
          const step = steps[at++];
          const number = steps[at++];
          const node = nodes[number];
          if (step <= TEXT) {
            making = true;
            if (step === TEXT) nodes[number] = document.createTextNode(text());
            else if (step === SVG_ELEMENT) nodes[number] = document.createElementNS(SVG, names[steps[at++]]);
            else nodes[number] = document.createElement(names[steps[at++]]);
            making = false;
          } else if (step === ATTRIBUTE) {
            const name = names[steps[at++]];
            const value = text();
            node.setAttribute(name, value);
          } else if (step === CHECKED) {
            const checked = steps[at++] === 1;
            if (node.checked !== checked) node.checked = checked;
          } else if (step === SET_TEXT) {
            const said = text();
            node.data = said;
          } else if (step === VALUE) {
            const value = text();
            if (node.value !== value) node.value = value;
          } else if (step === NO_ATTRIBUTE) {
            const name = names[steps[at++]];
            node.removeAttribute(name);
          } else if (step === ARRANGE) {
            const count = steps[at++];
            const children = steps.subarray(at, (at += count));
            let place = node.firstChild;
            for (const child of children) {
              if (nodes[child] === place) place = place.nextSibling;
              else node.insertBefore(nodes[child], place);
            }
          } else if (step === REMOVE) node.remove();
          else if (step === FORGET) nodes[number] = undefined;
        }
      } catch (error) {
        // A page that makes no more nodes cannot be shown: whoever called is to know. Otherwise something else may have moved
        // a node or taken it out, and every other change is still to be made.
        if (making) throw error;
      }
    }
  }
}
