// Elements that scripts make.

export function element(name, text = "") {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

export function button(text, data, look = "") {
  const made = element("button", text);
  made.type = "button";
  made.className = look;
  Object.assign(made.dataset, data);
  return made;
}

export function row(...buttons) {
  const made = element("div");
  made.className = "sure";
  made.append(...buttons);
  return made;
}
