// The extension's page that stays open: carries out what the popup hands over, since dialogs would close that.
import "./start.js";

(() => {
  const checklist = document.querySelector("interview-connect");

  const inside = () => checklist.shadowRoot;

  /** The choice of an invitation's file, in its panel, which is opened where it is not. */
  const invitation = () => {
    const field = () => inside().querySelector("[part~=invitation-file]");
    const way = () => inside().querySelector("[id$=-invite], [id$=-invite-any-time]");
    if (!field() && !way()) inside().querySelector("footer summary")?.click();
    if (!field()) way()?.click();
    return field();
  };

  /** The address names a control by its place among those that open a dialog: both pages show the same plan. */
  const carryOut = () => {
    const [, task] = /^#(\d+|invitation)$/.exec(location.hash) ?? [];
    if (!task) return;
    // A page that is loaded again does it no second time.
    history.replaceState(null, "", location.pathname + location.search);
    const controls = () => inside().querySelectorAll("[part~=dialog]:not([part~=invitation-file])");
    const control = task === "invitation" ? invitation() : controls()[Number(task)];
    const field = control?.querySelector("input");
    // A browser lets only the user open the choice of a file: it is one press away.
    field?.scrollIntoView({ block: "center" });
    (field ?? control)?.[field ? "focus" : "click"]();
  };
  addEventListener("hashchange", carryOut);
  carryOut();
})();
