// A booking as an iCalendar file (RFC 5545), made in the browser: nobody else learns of it.

/** The file's text. */
export function calendarFile({ booking, title, address }, now = new Date()) {
  const start = new Date(booking.start);
  const end = new Date(start.getTime() + booking.minutes * 60_000);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//AI-Admin//Web chat//RU',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    'UID:' + escaped(booking.id + '@' + address),
    'DTSTAMP:' + utc(now),
    'DTSTART:' + utc(start),
    'DTEND:' + utc(end),
    'SUMMARY:' + escaped(booking.service + ' · ' + title),
    'DESCRIPTION:' + escaped([booking.staff, booking.price].filter(Boolean).join(', ')),
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'DESCRIPTION:' + escaped(booking.service),
    'TRIGGER:-PT2H',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map(folded).join('\r\n') + '\r\n';
}

/** Offers the file for download. */
export function offer(file, name) {
  const address = URL.createObjectURL(new Blob([file], { type: 'text/calendar;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function utc(date) {
  return date.toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '');
}

function escaped(text) {
  return text.replace(/\\/g, '\\\\').replace(/[;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

// At most 75 bytes a line, never inside a character.
function folded(line) {
  const encoder = new TextEncoder();
  const out = [];
  let part = '';
  let size = 0;
  for (const character of line) {
    const bytes = encoder.encode(character).length;
    if (size + bytes > 74) {
      out.push(part);
      part = '';
      size = 0;
    }
    part += character;
    size += bytes;
  }
  out.push(part);
  return out.join('\r\n ');
}
