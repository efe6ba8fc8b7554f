// The extension's page that stays open: carries out what the popup hands over, since dialogs would close that.
import "./start.js";

(() => {
  const checklist = document.querySelector("interview-connect");

  /** The address names a control by its place among those that open a dialog: both pages show the same plan. */
  const carryOut = () => {
    if (!/^#\d+$/.test(location.hash)) return;
    const place = Number(location.hash.slice(1));
    // A page that is loaded again does it no second time.
    history.replaceState(null, "", location.pathname + location.search);
    const control = checklist.shadowRoot.querySelectorAll("[part~=dialog]")[place];
    const field = control?.querySelector("input");
    // A browser lets only the user open the choice of a file: it is one press away.
    field?.scrollIntoView({ block: "center" });
    (field ?? control)?.[field ? "focus" : "click"]();
  };
  addEventListener("hashchange", carryOut);
  carryOut();
})();
