// A page around the snippet of EMBEDDING.md: it changes what the checklist is told, takes it away and brings it back.
import { Component, signal } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { first, second } from "../../told.js";
import { Checklist } from "./checklist";

@Component({
  selector: "app-page",
  imports: [Checklist],
  template: `
    @if (isShown()) {
      <app-checklist [stage]="isLater() ? 'rejected' : 'after'" [situation]="isLater() ? second : first" />
    }
    <button id="change" (click)="isLater.set(true)">Change</button>
    <button id="toggle" (click)="isShown.set(!isShown())">Toggle</button>
  `,
})
class Page {
  isShown = signal(true);
  isLater = signal(false);
  first = first;
  second = second;
}

bootstrapApplication(Page);
