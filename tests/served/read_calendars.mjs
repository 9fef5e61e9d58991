// Takes the path of ical.js and of calendars, prints what ical.js reads in each as JSON; a complaint ends it.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [library, ...paths] = process.argv.slice(2);
const { default: ICAL } = await import(pathToFileURL(library));

function read(moment) {
  if (!moment) return null;
  // ical.js has no time zones of its own: the moment follows from the calendar's.
  return moment.isDate ? moment.toString() : moment.toJSDate().toISOString();
}

const found = {};
for (const path of paths) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  found[path] = calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      location: event.location ?? "",
      categories: component.getFirstProperty("categories").getValues(),
      language: component.getFirstProperty("summary").getParameter("language"),
      zone: event.startDate.zone?.tzid ?? "",
      start: read(event.startDate),
      end: component.hasProperty("dtend") ? read(event.endDate) : null,
    };
  });
}
process.stdout.write(JSON.stringify(found));
