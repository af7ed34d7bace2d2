// Text of the agent, of people and of the customer becomes DOM nodes here, and only as text: nothing is ever parsed as HTML.

const LINK = /(https?:\/\/[^\s<>"]+|tel:\+?\d[\d()-]*\d)/i;
const BOLD = /\*\*([^*\n]+)\*\*/;
const NAMED = /\[([^\]\n]{1,200})\]\((https?:\/\/[^\s()<>"]+|tel:\+?\d[\d-]*)\)/i;
const BULLET = /^\s*[-•*–]\s+(.*)$/;
const NUMBER = /^\s*(\d{1,3})[.)]\s+(.*)$/;

/** Formatted text: bold, lists and links. */
export function rich(text) {
  const out = document.createDocumentFragment();
  let list = null;
  let lines = [];
  const endParagraph = () => {
    if (lines.length) {
      const paragraph = document.createElement('p');
      lines.forEach((line, index) => {
        if (index) paragraph.append(document.createElement('br'));
        paragraph.append(inline(line));
      });
      out.append(paragraph);
      lines = [];
    }
  };
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const bullet = BULLET.exec(line);
    const number = bullet ? null : NUMBER.exec(line);
    if (bullet || number) {
      endParagraph();
      const kind = bullet ? 'UL' : 'OL';
      if (!list || list.tagName !== kind) {
        list = document.createElement(kind);
        if (number) list.start = Number(number[1]);
        out.append(list);
      }
      const item = document.createElement('li');
      item.append(inline(bullet ? bullet[1] : number[2]));
      list.append(item);
      continue;
    }
    list = null;
    if (line.trim() === '') endParagraph();
    else lines.push(line);
  }
  endParagraph();
  return out;
}

/** Text as it was typed. */
export function plain(text) {
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  return paragraph;
}

function inline(text) {
  const out = document.createDocumentFragment();
  let rest = text;
  while (rest) {
    const found = [[NAMED, named], [BOLD, bold], [LINK, linked]]
      .map(([pattern, make]) => ({ match: pattern.exec(rest), make }))
      .filter((each) => each.match)
      .sort((one, other) => one.match.index - other.match.index)[0];
    if (!found) break;
    const { match } = found;
    out.append(rest.slice(0, match.index));
    const used = found.make(match, out);
    rest = rest.slice(match.index + used);
  }
  out.append(rest);
  return out;
}

function bold(match, out) {
  const strong = document.createElement('strong');
  strong.append(inline(match[1]));
  out.append(strong);
  return match[0].length;
}

// The words are shown beside the address and never instead of it: a text can't pretend to lead elsewhere.
function named(match, out) {
  if (match[1] !== match[2]) out.append(match[1] + ' ');
  out.append(anchor(match[2], match[2]));
  return match[0].length;
}

function linked(match, out) {
  const address = match[0].replace(/[.,;:!?»"')\]*]+$/, '');
  out.append(anchor(address, address));
  return address.length;
}

function anchor(address, words) {
  let target;
  try {
    target = new URL(address);
  } catch {
    return document.createTextNode(words);
  }
  if (!['http:', 'https:', 'tel:'].includes(target.protocol)) return document.createTextNode(words);
  const link = document.createElement('a');
  link.href = target.href;
  link.rel = 'noopener noreferrer nofollow ugc';
  if (target.protocol !== 'tel:') link.target = '_blank';
  link.textContent = words.replace(/^tel:/i, '');
  return link;
}

/** Puts values into «{name}». */
export function fill(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** Dates in the company's zone: a customer on a journey reads the salon's clock. */
export class Dates {
  constructor(language, zone) {
    const make = (options) => {
      try {
        return new Intl.DateTimeFormat(language, { ...options, timeZone: zone });
      } catch {
        return new Intl.DateTimeFormat(language, options);
      }
    };
    this.clock = make({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    this.date = make({ weekday: 'short', day: 'numeric', month: 'long' });
    this.key = make({ year: 'numeric', month: '2-digit', day: '2-digit' });
  }

  time(at) {
    return this.clock.format(at);
  }

  day(at, words) {
    const key = this.key.format(at);
    const now = new Date();
    if (key === this.key.format(now)) return words.today;
    if (key === this.key.format(new Date(now.getTime() - 86_400_000))) return words.yesterday;
    return this.date.format(at);
  }

  dayKey(at) {
    return this.key.format(at);
  }

  /** «пт, 27 ноября, 15:00» */
  full(at) {
    return this.date.format(at) + ', ' + this.clock.format(at);
  }
}

/** The digits after +7 of a number typed or pasted in any usual way. */
export function nationalDigits(typed) {
  let digits = typed.replace(/\D/g, '');
  const international = typed.trim().startsWith('+');
  if (international ? digits.startsWith('7') : /^[78]/.test(digits) && digits.length !== 10) digits = digits.slice(1);
  return digits.slice(0, 10);
}

/** «+7 (916) 111-22-33», as far as it is typed. A number of another country stays as typed. */
export function masked(typed) {
  if (/^\s*\+(?!7)\d/.test(typed)) return typed.replace(/[^\d+ ()-]/g, '').slice(0, 20);
  if (/^\s*\+?\s*$/.test(typed)) return typed.trim();
  const digits = nationalDigits(typed);
  if (!digits) return '+7 ';
  let out = '+7 (' + digits.slice(0, 3);
  if (digits.length > 3) out += ') ' + digits.slice(3, 6);
  if (digits.length > 6) out += '-' + digits.slice(6, 8);
  if (digits.length > 8) out += '-' + digits.slice(8, 10);
  return out;
}

/** The number in E.164, or null while it is not one. */
export function phoneOf(typed) {
  if (/^\s*\+(?!7)\d/.test(typed)) {
    const digits = typed.replace(/\D/g, '');
    return digits.length >= 7 && digits.length <= 15 ? '+' + digits : null;
  }
  const digits = nationalDigits(typed);
  return digits.length === 10 ? '+7' + digits : null;
}
