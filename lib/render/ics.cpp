// SPDX-License-Identifier: MIT
// iCalendar (RFC 5545): lines end with CR LF and are folded before their 75th byte, between characters; times are UTC.
#include "render/formats.hpp"

namespace svc {

namespace {

/// Texts are one line: what parts values and lines is escaped.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n')
            out += "\\n";
        else if (c == '\\' || c == ';' || c == ',')
            (out += '\\') += c;
        else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t')
            out += c;
    }
    return out;
}

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string line(std::string_view name, const std::string& value) {
    constexpr std::size_t most = 75;
    std::string out, text = std::string(name) + ":" + value;
    for (std::size_t room = most; text.size() > room; room = most - 1) {
        std::size_t end = room;
        while (continues_character(text[end])) --end;
        out += text.substr(0, end) + "\r\n ";
        text.erase(0, end);
    }
    return out + text + "\r\n";
}

std::string utc(Instant at) {
    std::string compact;
    for (const char c : Instant{at.utc, 0}.text().substr(0, 19))
        if (c != '-' && c != ':') compact += c;
    return compact + "Z";
}

std::string entry(const Appointment& a) {
    std::string out = "BEGIN:VEVENT\r\n";
    out += line("UID", escaped(a.uid)) + line("SEQUENCE", std::to_string(a.changes)) + line("DTSTAMP", utc(a.changed));
    out += line("DTSTART", utc(a.start));
    if (a.until && *a.until > a.start) out += line("DTEND", utc(*a.until));
    out += line("STATUS", a.called_off ? "CANCELLED" : "CONFIRMED") + line("SUMMARY", escaped(a.title));
    if (!a.place.empty()) out += line("LOCATION", escaped(a.place));
    if (!a.text.empty()) out += line("DESCRIPTION", escaped(a.text));
    return out + "END:VEVENT\r\n";
}

}

std::string write_ics(const Document& document, const Style&) {
    std::string out = "BEGIN:VCALENDAR\r\n" + line("VERSION", "2.0") + line("PRODID", "-//svc//svc " SVC_VERSION "//EN");
    for (const Appointment& a : document.appointments) out += entry(a);
    return out + "END:VCALENDAR\r\n";
}

}
