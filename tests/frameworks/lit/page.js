// A page around the snippet of EMBEDDING.md: it changes what the checklist is told, takes it away and brings it back.
import { LitElement, html } from "lit";
import { first, second } from "../told.js";
import "./checklist.js";

class Page extends LitElement {
  static properties = { isShown: { state: true }, isLater: { state: true } };

  constructor() {
    super();
    this.isShown = true;
    this.isLater = false;
  }

  render() {
    const { isShown, isLater } = this;
    return html`
      ${isShown ? html`<my-checklist .stage=${isLater ? "rejected" : "after"} .situation=${isLater ? second : first}></my-checklist>` : ""}
      <button id="change" @click=${() => (this.isLater = true)}>Change</button>
      <button id="toggle" @click=${() => (this.isShown = !isShown)}>Toggle</button>
    `;
  }
}

customElements.define("checklist-page", Page);
