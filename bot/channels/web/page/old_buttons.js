// Law: buttons stay while they mean something. Those of a question that has its answer go, for they would fill a small
// screen; the newest ones always stay, so that nobody is left with nothing to tap.

// Steps whose buttons mean something for as long as they are shown, and choices of the admins' step.
const LASTING = /^(arrival|desk|session|admin:(approve|refuse|ready-approve|ready-refuse|revoke)):/;

export function spend(log) {
  const newest = [...log.querySelectorAll(".ours")].reverse().find((element) => element.querySelector(".keys"));
  let ours = false; // whether a message of ours stands below
  let answered = false; // whether there is a reply below, and a message of ours below that
  let asked = false; // whether another question stands below: a reply that was a number is taken back from the screen
  for (const element of [...log.children].reverse()) {
    if (element.classList.contains("own")) {
      answered = answered || (ours && !element.hidden);
    } else {
      ours = true;
      show(element, element === newest || !(answered || (asked && element.dataset.answer)));
      asked = asked || Boolean(element.dataset.answer);
    }
  }
}

function show(element, fresh) {
  element.classList.toggle("fresh", fresh);
  for (const row of element.querySelectorAll(".row")) row.hidden = !fresh && ![...row.children].some(lasts);
  for (const keys of element.querySelectorAll(".keys")) keys.hidden = [...keys.children].every((row) => row.hidden);
}

function lasts(button) {
  return button.classList.contains("copy") || LASTING.test(button.dataset.choice ?? "");
}
