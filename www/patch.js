// Carries out what the widget has worked out: all changes to the page in one call, since each call out of WebAssembly costs
// about as much as a small change, and each text made from its bytes more.

import { placeOf, zonesOf } from "./zones.js";

const SVG = "http://www.w3.org/2000/svg";
/** Tells the element that somebody else has changed the page inside, so that a change of ours may not have arrived. */
export const FOREIGN = "interview-connect-foreign";
/** The name in the list that stands for two attributes. */
const BOTH = "class+part";
const decoder = new TextDecoder();

// The steps, in the order of src/ui/patch.rs. Each is followed by a node's number, and that by what the step needs.
const [ELEMENT, , ICON, ZONES, TEXT, SET_ICON, SET_TEXT, ATTRIBUTE, NO_ATTRIBUTE, VALUE, CHECKED, REMOVE, ARRANGE] = Array(13).keys();

/** Gives an icon its classes and its path. */
const draw = (node, icon) => {
  const [classes, path] = icon.split("|");
  node.setAttribute("class", classes);
  node.firstChild.setAttribute("d", path);
};

/** Lists the time zones of a continent in a group. */
const list = (group, continent) => {
  group.label = continent;
  for (const zone of zonesOf(continent)) {
    const option = group.ownerDocument.createElement("option");
    option.value = zone;
    option.textContent = placeOf(zone);
    group.appendChild(option);
  }
};

/** The page below an element, whose nodes go by numbers. */
export class Page {
  /**
   * @param {Element} root number 0
   * @param {string} names those of tags and attributes, which steps name by their place
   * @param {WebAssembly.Memory} memory where the product's own texts stand
   */
  constructor(root, names, memory) {
    this.nodes = [root];
    this.names = names.split(",");
    this.memory = memory;
    this.texts = new Map();
    this.models = [];
    this.isForeign = false;
    // Whoever else changes something here, as a translator does, is found out.
    this.observer = new MutationObserver(() => (this.isForeign = true));
    this.observer.observe(root, { childList: true, characterData: true, subtree: true });
  }

  /** A node's number; -1 where it is none of ours. */
  number(node) {
    return this.nodes.indexOf(node);
  }

  /** The number of the node that an event is for, or of the nearest around it that is ours; -1 where there is none. */
  target(event) {
    let number = -1;
    // Something else may have put a node here.
    for (let node = event.target; node && number < 0; node = node.parentNode) number = this.number(node);
    return number;
  }

  /** The element with this id. */
  find(id) {
    return this.nodes.find((node) => node?.id === id);
  }

  /** Moves the focus without scrolling the page about; what cannot take it is no reason to fail. */
  focus(element) {
    try {
      element?.focus({ preventScroll: true });
    } catch {
      // A script of the page may be in the way.
    }
  }

  /** Moves the focus to the element with this id or, where that takes none, to its first control, and brings it into sight. */
  visit(id) {
    const element = this.find(id);
    const takesFocus = element?.hasAttribute("tabindex") || element?.tabIndex >= 0;
    const target = takesFocus ? element : element?.querySelector("input:checked, input, textarea, select, button");
    if (target) {
      this.focus(target);
      // What is taller than the window counts as near enough wherever it stands.
      const covered = target.getBoundingClientRect().top < parseFloat(getComputedStyle(target).scrollMarginTop);
      target.scrollIntoView({ block: covered ? "start" : "nearest" });
    }
  }

  /** Selects all of the field with this id, so that one press of the keyboard copies it. */
  select(id) {
    const field = this.find(id);
    if (field) {
      this.focus(field);
      field.select();
    }
  }

  /** Selects a part of the field with this id, from and to in UTF-16 code units. */
  mark(id, start, end) {
    const field = this.find(id);
    if (field) {
      this.focus(field);
      field.setSelectionRange(start, end);
    }
  }

  /** The element of this number. */
  element(number) {
    return this.nodes[number];
  }

  /** Its value; nothing where it has none. */
  value(number) {
    return String(this.nodes[number].value ?? "");
  }

  /** Whether it is checked or open. */
  on(number) {
    const { checked, open } = this.nodes[number];
    return Boolean(checked || open);
  }

  /** One of the product's own texts, which stand still in memory: each is made once. */
  own(address, length) {
    const key = address * 65536 + length;
    let text = this.texts.get(key);
    if (text === undefined) this.texts.set(key, (text = decoder.decode(new Uint8Array(this.memory.buffer, address, length))));
    return text;
  }

  /**
   * A new element with its class. From the second of its kind on it is a copy, which takes half as long as putting it together.
   * @param {number} step what kind of element
   * @param {string} shown what an icon shows, or the continent whose time zones are listed; nothing for others
   * @param {number} open 1 where the class is also the part, by which a page may style it from outside
   */
  make(step, name, shown, classes, open) {
    const models = (this.models[name * 2 + open] ??= new Map());
    const key = shown + classes;
    const model = models.get(key);
    if (model) return model.cloneNode(true);
    const document = this.nodes[0].ownerDocument;
    const [tag, ...fixed] = this.names[name].split(" ");
    const made = step === ELEMENT || step === ZONES ? document.createElement(tag) : document.createElementNS(SVG, tag);
    for (const attribute of fixed) made.setAttribute(...attribute.split("="));
    if (classes) made.setAttribute("class", classes);
    if (open) made.setAttribute("part", classes);
    if (step === ZONES) list(made, shown);
    else if (shown) {
      made.setAttribute("viewBox", "0 0 24 24");
      made.setAttribute("aria-hidden", "true");
      made.appendChild(document.createElementNS(SVG, "path"));
      draw(made, shown);
    }
    models.set(key, model === null ? made.cloneNode(true) : null);
    return made;
  }

  /** What has the focus, where that is inside. */
  active() {
    const [root] = this.nodes;
    const { activeElement } = root.getRootNode();
    return root.contains(activeElement) ? activeElement : null;
  }

  /** Its number; -1 where there is none. */
  focused() {
    return this.number(this.active());
  }

  /** Where the focus may go if this element disappears: what encloses it and takes focus, nearest first. */
  refuges(element) {
    const refuges = [];
    for (let next = element?.parentElement; next && next !== this.nodes[0]; next = next.parentElement) {
      if (next.hasAttribute("tabindex")) refuges.push(next);
    }
    return refuges;
  }

  /**
   * Carries out the steps, and leaves the focus inside if it was there. Moving a node takes the focus from it, removing it lets
   * the focus fall out of the widget.
   */
  patch(given, made) {
    // A copy: what the page does meanwhile may let the memory grow, which takes the steps away.
    const steps = given.slice();
    const active = this.active();
    const refuges = this.refuges(active);
    this.isForeign ||= this.observer.takeRecords().length > 0;
    this.carryOut(steps, made);
    this.observer.takeRecords();
    if (this.isForeign) this.nodes[0].dispatchEvent(new Event(FOREIGN, { bubbles: true }));
    if (active && this.active() !== active) this.focus([active, ...refuges].find((node) => this.nodes[0].contains(node)));
  }

  /** Carries out the steps one after the other; the texts that are not the product's own stand in `made`, in that order. */
  carryOut(steps, made) {
    const { nodes, names } = this;
    const document = nodes[0].ownerDocument;
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
            const parent = steps[at++];
            making = true;
            const fresh = step === TEXT ? document.createTextNode(text()) : this.make(step, steps[at++], text(), text(), steps[at++]);
            making = false;
            nodes[number] = fresh;
            // What is to stand in the root, or among others that stay, is put there once they are all known.
            if (parent) nodes[parent].appendChild(fresh);
          } else if (step === ATTRIBUTE) {
            const name = names[steps[at++]];
            const value = text();
            if (name === BOTH) {
              node.setAttribute("class", value);
              node.setAttribute("part", value);
            } else node.setAttribute(name, value);
          } else if (step === CHECKED) {
            const checked = steps[at++] === 1;
            if (node.checked !== checked) node.checked = checked;
          } else if (step === SET_TEXT) {
            const said = text();
            node.data = said;
          } else if (step === SET_ICON) {
            const icon = text();
            draw(node, icon);
          } else if (step === VALUE) {
            const value = text();
            if (node.value !== value) node.value = value;
          } else if (step === NO_ATTRIBUTE) {
            const name = names[steps[at++]];
            if (name === BOTH) {
              node.removeAttribute("class");
              node.removeAttribute("part");
            } else node.removeAttribute(name);
          } else {
            // Both go on with a list of numbers.
            let each = at + 1;
            at = each + steps[at];
            if (step === REMOVE) {
              for (; each < at; each++) nodes[steps[each]] = undefined;
              // Else the Tab key passes over a group of radio buttons that takes the place of one of the same name: Chromium 156
              // thinks of the old one still.
              node.querySelectorAll?.("[name]").forEach((radio) => radio.removeAttribute("name"));
              node.remove();
            } else {
              let place = node.firstChild;
              for (; each < at; each++) {
                const child = nodes[steps[each]];
                if (child === place) place = place.nextSibling;
                else node.insertBefore(child, place);
              }
            }
          }
        }
      } catch (error) {
        // A page that makes no more nodes cannot be shown: whoever called is to know. Otherwise something else may have moved
        // a node or taken it out, and every other change is still to be made.
        if (making) throw error;
      }
    }
  }
}
