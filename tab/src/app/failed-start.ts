import { failedStart } from '#shared/words/failed-start.ts';

/** Says in every language that the tab could not start, without any part that may be missing. */
export function showFailedStart(place: HTMLElement): void {
  const box = document.createElement('main');
  box.className = 'failed-start';
  box.setAttribute('role', 'alert');
  for (const [language, { message, reload }] of Object.entries(failedStart)) {
    const section = document.createElement('section');
    section.lang = language;
    const text = document.createElement('p');
    text.textContent = message;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = reload;
    button.addEventListener('click', () => window.location.reload());
    section.append(text, button);
    box.append(section);
  }
  place.replaceChildren(box);
}
