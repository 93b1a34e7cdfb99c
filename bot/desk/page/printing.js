// A slip for whoever stands at the desk.

import { address, formToken } from "./api.js";

/** In a window of its own, which goes when it is done, with the form token in it as every form of the desk has. */
export function printSlip(path, booking, day = "") {
  const form = document.createElement("form");
  Object.assign(form, { method: "post", action: address(path, day), target: "mawid-slip", hidden: true });
  for (const [name, value] of Object.entries({ booking, form_token: formToken() })) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    form.append(field);
  }
  document.body.append(form);
  form.submit();
  form.remove();
}
