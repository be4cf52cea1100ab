// What our scripts find in a page, which no compiler can know: a selector names an element
// of any kind, a form has fields of any name.
declare const django: any;

interface Window {
  django?: any;
}
interface ParentNode {
  querySelector(selectors: string): any;
  querySelectorAll(selectors: string): NodeListOf<any>;
}
interface Document {
  readonly activeElement: any;
  getElementById(id: string): any;
  importNode(node: any, isDeep?: boolean): any;
}
interface Element {
  closest(selectors: string): any;
}
interface HTMLFormControlsCollection {
  [name: string]: any;
}
interface Event {
  readonly detail: any;
  readonly submitter: any;
}
interface EventTarget {
  value?: any;
  closest(selectors: string): any;
  matches(selectors: string): boolean;
  querySelectorAll(selectors: string): NodeListOf<any>;
  requestSubmit(submitter?: any): void;
}

// The editor's package brings no types.
declare module "*/django_prose_editor/editor.js";
