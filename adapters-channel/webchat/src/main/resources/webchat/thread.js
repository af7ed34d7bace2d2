// The list of messages: bubbles, days, chips, booking cards. Gets plain data, gives DOM; what is pressed it tells the caller.

import { Dates, fill, plain, rich } from './format.js';

const PATHS = {
  send: 'M4 12 20 4l-5.5 16-3.2-6.8L4 12zm7.3 1.2L20 4',
  close: 'M6 6l12 12M18 6 6 18',
  menu: 'M12 5.5v.01M12 12v.01M12 18.5v.01',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zm0 4v4l2.5 2',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  alert: 'M12 4 3 19.5h18L12 4zm0 6v4m0 2.5v.01',
  calendar: 'M5 6h14v13H5zM5 10h14M9 3.5V7m6-3.5V7',
  person: 'M12 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM5 20c.6-3.6 3.4-5.5 7-5.5s6.4 1.9 7 5.5',
  phone: 'M6 4h3.5l1.5 4.5-2 1.5a11 11 0 0 0 5 5l1.5-2L20 14.5V18a2 2 0 0 1-2.2 2A15.5 15.5 0 0 1 4 6.2 2 2 0 0 1 6 4z',
  spark: 'M12 4l1.8 5.2L19 11l-5.2 1.8L12 18l-1.8-5.2L5 11l5.2-1.8L12 4z',
  cross: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zm-2.8 5.2 5.6 5.6m0-5.6-5.6 5.6',
  swap: 'M5 9h13l-3.5-3.5M19 15H6l3.5 3.5',
  moon: 'M19.5 14A8 8 0 0 1 10 4.5 8 8 0 1 0 19.5 14z',
  globe: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zm-8 8h16M12 4c2.3 2.2 3.4 5 3.4 8s-1.1 5.8-3.4 8c-2.3-2.2-3.4-5-3.4-8s1.1-5.8 3.4-8z',
  leave: 'M14 5H6v14h8M11 12h9m-3.5-3.5L20 12l-3.5 3.5',
};

/** An outline picture; words beside it carry the meaning. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'icon');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

export function button(className, words, press, picture) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  if (picture) made.append(icon(picture));
  made.append(words);
  made.addEventListener('click', press);
  return made;
}

/** «1 ч 30 мин» */
function duration(minutes, words) {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours && fill(words.hours, { hours }), (rest || !hours) && fill(words.minutes, { minutes: rest })]
    .filter(Boolean)
    .join('\u00a0');
}

/**
 * Slot buttons that share a day are shown under it: «пт, 27 ноября» over «15:00», «16:30». Others stay as they are.
 *
 * @returns [{caption, buttons: [{button, words}]}], or null where there is nothing to gather
 */
export function byDay(buttons) {
  const groups = [];
  let timed = 0;
  for (const each of buttons) {
    const match = /^(.*?\S)[\s,]+(?:в\s+|at\s+)?(\d{1,2}:\d{2}(?:\s*[,·]\s*\S.*)?)$/u.exec(each.label.trim());
    const caption = match ? match[1].replace(/[\s,]+$/, '') : '';
    if (match) timed++;
    let group = groups.find((one) => one.caption === caption);
    if (!group) groups.push((group = { caption, buttons: [] }));
    group.buttons.push({ button: each, words: match ? match[2] : each.label });
  }
  const shared = groups.some((group) => group.caption && group.buttons.length > 1);
  return timed > 1 && shared ? groups.sort((one, other) => (one.caption === '') - (other.caption === '')) : null;
}

export class Thread {
  #list;
  #words;
  #dates;
  #rows = [];
  #pending = new Map();
  #items = [];
  #press;
  #first = 0;

  /** @param press called with {kind: 'button'|'calendar'|'retry'|'phone', ...} */
  constructor(list, press) {
    this.#list = list;
    this.#press = press;
    this.#dates = new Dates('ru');
  }

  speak(words, language, zone) {
    this.#words = words;
    this.#dates = new Dates(language, zone);
    const messages = this.#rows.map((row) => row.message);
    const items = this.#items;
    this.clear();
    messages.forEach((message) => this.add(message));
    this.waiting(items);
  }

  get firstSeq() {
    return this.#first;
  }

  get size() {
    return this.#rows.length + this.#pending.size;
  }

  get dates() {
    return this.#dates;
  }

  has(seq) {
    return this.#rows.some((row) => row.message.seq === seq);
  }

  clear() {
    this.#rows = [];
    this.#pending.clear();
    this.#items = [];
    this.#first = 0;
    this.#list.replaceChildren();
  }

  /** Adds a message of the log in its place. Negative numbers are lines of the page itself. */
  add(message) {
    if (this.has(message.seq)) return;
    if (message.seq > 0 && (this.#first === 0 || message.seq < this.#first)) this.#first = message.seq;
    const pending = message.clientId ? this.#pending.get(message.clientId) : null;
    const row = { message, element: this.#bubble(message) };
    const later = message.seq > 0 ? this.#rows.findIndex((each) => each.message.seq > message.seq) : -1;
    const at = later < 0 ? this.#rows.length : later;
    const after = at > 0 ? this.#rows[at - 1].element : null;
    if (pending) {
      pending.remove();
      this.#pending.delete(message.clientId);
    }
    this.#rows.splice(at, 0, row);
    if (after) after.after(row.element);
    else this.#list.prepend(row.element);
    this.#tidy();
  }

  /** Shows what is on its way, below everything else. */
  waiting(items) {
    this.#items = items;
    const shown = new Set(items.map((item) => item.clientId));
    for (const [clientId, element] of this.#pending) {
      if (!shown.has(clientId)) {
        element.remove();
        this.#pending.delete(clientId);
      }
    }
    for (const item of items) {
      let element = this.#pending.get(item.clientId);
      if (!element) {
        element = this.#bubble({ seq: 0, from: 'customer', text: item.shown, at: item.at, buttons: [] });
        this.#pending.set(item.clientId, element);
      }
      this.#list.append(element);
      this.#mark(element, item);
    }
    this.#tidy();
  }

  // ---- one message

  #bubble(message) {
    const row = document.createElement('li');
    row.className = 'row ' + message.from;
    row.dataset.at = message.at;
    const bubble = document.createElement('div');
    bubble.className = 'bubble';
    const who = document.createElement('span');
    who.className = message.from === 'human' ? 'who' : 'spoken';
    const name = message.from === 'customer' ? this.#words.you : this.#words.human;
    who.textContent = message.from === 'human' ? name : name + ': ';
    if (message.from !== 'system') bubble.append(who);
    const text = document.createElement('div');
    text.className = 'text';
    text.append(message.from === 'customer' ? plain(message.text) : rich(message.text));
    bubble.append(text);
    row.append(bubble);
    if (message.booking) row.append(this.#card(message.booking));
    const meta = document.createElement('div');
    meta.className = 'meta';
    const time = document.createElement('time');
    time.dateTime = message.at;
    time.textContent = this.#dates.time(new Date(message.at));
    meta.append(time);
    row.append(meta);
    return row;
  }

  #mark(element, item) {
    const meta = element.querySelector('.meta');
    const state = item.state === 'sending' && item.tries > 0 ? 'waiting' : item.state;
    if (meta.dataset.state === state) return;
    meta.dataset.state = state;
    element.classList.toggle('unsent', state === 'failed');
    const time = meta.querySelector('time');
    const words = state === 'waiting' && item.tries === 0 ? 'sending' : state;
    const mark = document.createElement('span');
    mark.className = 'mark ' + words;
    mark.append(icon({ accepted: 'check', failed: 'alert' }[words] ?? 'clock'), this.#words[words]);
    meta.replaceChildren(time, mark);
    if (state === 'failed' || (state === 'waiting' && item.tries > 2)) {
      meta.append(button('link', this.#words.retry, () => this.#press({ kind: 'retry', clientId: item.clientId })));
    }
  }

  #card(booking) {
    const words = this.#words;
    const card = document.createElement('section');
    card.className = 'card ' + booking.status;
    card.setAttribute('aria-label', booking.service);
    const state = document.createElement('p');
    state.className = 'state';
    state.append(icon({ cancelled: 'cross', moved: 'swap' }[booking.status] ?? 'check'), words[booking.status] ?? booking.status);
    const service = document.createElement('h2');
    service.textContent = booking.service;
    const start = new Date(booking.start);
    const when = document.createElement('p');
    when.className = 'when';
    when.textContent = this.#dates.full(start);
    const details = document.createElement('p');
    details.className = 'details';
    [booking.staff, duration(booking.minutes, words), booking.price].filter(Boolean).forEach((each, index) => {
      const part = document.createElement('span');
      part.textContent = each;
      details.append(index ? ' · ' : '', part);
    });
    card.append(state, service, when, details);
    if (booking.status !== 'cancelled' && start > new Date()) {
      const row = document.createElement('div');
      row.className = 'card-actions';
      const said = booking.service + ', ' + this.#dates.full(start);
      const says = (pattern, label) => () =>
        this.#press({ kind: 'button', label, payload: fill(pattern, { booking: said }), shown: fill(pattern, { booking: said }) });
      row.append(
        button('quiet', words.addToCalendar, () => this.#press({ kind: 'calendar', booking }), 'calendar'),
        button('quiet', words.moveBooking, says(words.moveBookingSays, words.moveBooking)),
        button('quiet', words.cancelBooking, says(words.cancelBookingSays, words.cancelBooking)),
      );
      card.append(row);
    }
    return card;
  }

  #chips(message) {
    const box = document.createElement('div');
    box.className = 'chips';
    const chip = (each, words) => {
      const made = button('chip', words, () =>
        this.#press({ kind: 'button', payload: each.payload, label: each.label, shown: each.label }));
      if (words !== each.label) made.setAttribute('aria-label', each.label);
      return made;
    };
    const days = byDay(message.buttons);
    if (days) {
      for (const day of days) {
        const group = document.createElement('div');
        group.className = 'chip-day';
        group.setAttribute('role', 'group');
        if (day.caption) {
          const caption = document.createElement('p');
          caption.textContent = day.caption;
          group.setAttribute('aria-label', day.caption);
          group.append(caption);
        }
        group.append(...day.buttons.map(({ button: each, words }) => chip(each, words)));
        box.append(group);
      }
    } else {
      box.append(...message.buttons.map((each) => chip(each, each.label)));
    }
    if (message.asksForContact) {
      box.append(button('chip', this.#words.myPhone, () => this.#press({ kind: 'phone' }), 'phone'));
    }
    return box;
  }

  // ---- what depends on the neighbours

  #tidy() {
    let day = null;
    const elements = [...this.#rows.map((row) => row.element), ...this.#pending.values()];
    this.#list.querySelectorAll('.day').forEach((each) => each.remove());
    elements.forEach((element, index) => {
      const at = new Date(element.dataset.at);
      const key = this.#dates.dayKey(at);
      if (key !== day) {
        day = key;
        const line = document.createElement('li');
        line.className = 'day';
        line.textContent = this.#dates.day(at, this.#words);
        element.before(line);
      }
      const next = elements[index + 1];
      const joined =
        next && next.classList[1] === element.classList[1] && new Date(next.dataset.at) - at < 300_000 &&
        this.#dates.dayKey(new Date(next.dataset.at)) === key;
      element.classList.toggle('joined', Boolean(joined));
    });
    this.#offerChips();
  }

  // Ready answers stand under the last message alone: an old slot must not be pressed.
  #offerChips() {
    const last = this.#rows.at(-1);
    const answered = this.#pending.size > 0 || !last || last.message.from === 'customer';
    this.#list.querySelectorAll('.chips').forEach((each) => {
      if (answered || each.parentElement !== last.element) each.remove();
    });
    const wanted = !answered && (last.message.buttons?.length > 0 || last.message.asksForContact);
    if (wanted && !last.element.querySelector('.chips')) last.element.append(this.#chips(last.message));
  }
}
