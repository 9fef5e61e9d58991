"""Events as iCalendar (RFC 5545): an event's entry, the rules of its time zone, and the files."""
