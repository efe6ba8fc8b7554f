// Whether all that a widget shows has its place.

/** In the page: what does not fit, lies beyond the edge, or lies over another. */
export const misplaced = (widget) => {
  const { scrollWidth, clientWidth } = document.documentElement;
  const found = scrollWidth > clientWidth ? [`${scrollWidth} pixels wide where there are ${clientWidth}`] : [];
  const name = (element) => `${element.localName}.${element.className?.baseVal ?? element.className}#${element.id.replace(/\bic\d+-/, "")} “${element.textContent.trim().slice(0, 40)}”`;
  /** Only read aloud: cut down to nothing, or within something that is. */
  const isUnseen = (element) => getComputedStyle(element).clipPath === "inset(50%)" || (element.parentElement !== null && isUnseen(element.parentElement));
  /** What stays in sight while the page moves below it. */
  const isSticky = (element) => getComputedStyle(element).position === "sticky" || (element.parentElement !== null && isSticky(element.parentElement));
  /** In a row that can be moved along, as chips are where the page is narrow: all of it can be brought into sight. */
  const isInRow = (element) => (getComputedStyle(element).overflowX === "auto" && element.scrollWidth > element.clientWidth) || (element.parentElement !== null && isInRow(element.parentElement));
  const isControl = (element) => element.matches("button, input, textarea, select, summary, a");
  /** What is left of a box in those around it that let nothing out. */
  const cut = ({ left, right, top, bottom }, element) => {
    for (let around = element; around; around = around.parentElement) {
      if (getComputedStyle(around).overflow === "visible") continue;
      const box = around.getBoundingClientRect();
      [left, right, top, bottom] = [Math.max(left, box.left), Math.min(right, box.right), Math.max(top, box.top), Math.min(bottom, box.bottom)];
    }
    return { left, right, top, bottom };
  };
  const boxes = [];
  for (const element of widget.shadowRoot.querySelectorAll("*")) {
    if (element.localName === "style" || isUnseen(element) || isInRow(element) || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    // Of a control all of it counts, of other texts their lines.
    const parts = isControl(element) ? [element] : [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const rects = parts.flatMap((part) => {
      if (part === element) return [...part.getClientRects()];
      const range = document.createRange();
      range.selectNode(part);
      return [...range.getClientRects()];
    });
    for (const rect of rects.filter(({ width, height }) => width > 2 && height > 2)) {
      const { left, right, top, bottom } = cut(rect, parts[0] === element ? element.parentElement : element);
      // Lines that are left out as a whole are meant to be; of a line that is begun, something can be read.
      if (bottom - top <= 4) continue;
      if (right - left < Math.min(24, rect.width)) found.push(`of ${name(element)} only ${Math.max(0, Math.round(right - left))} pixels are left`);
      if (left < -1 || right > clientWidth + 1) found.push(`${name(element)} reaches from ${Math.round(left)} to ${Math.round(right)} of ${clientWidth}`);
      if (!isSticky(element)) boxes.push({ element, left, right, top, bottom });
    }
  }
  boxes.sort((a, b) => a.top - b.top);
  for (const [index, one] of boxes.entries()) {
    for (let next = index + 1; next < boxes.length && boxes[next].top < one.bottom; next += 1) {
      const other = boxes[next];
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (across > 2 && down > 4) found.push(`${name(one.element)} and ${name(other.element)} share ${Math.round(across)} by ${Math.round(down)} pixels`);
    }
  }
  return found;
};
