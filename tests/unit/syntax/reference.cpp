// SPDX-License-Identifier: MIT
#include "unit/syntax/reference.hpp"

#include <yaml.h>

namespace svc {

namespace {

class Events {
public:
    explicit Events(std::string_view bytes) {
        yaml_parser_initialize(&m_parser);
        yaml_parser_set_input_string(&m_parser, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    }
    ~Events() { yaml_parser_delete(&m_parser); }
    Events(const Events&) = delete;

    /// One document as a tree; the reason when there is none.
    std::string fill(Tree& tree) {
        for (;;) {
            yaml_event_t event;
            if (!yaml_parser_parse(&m_parser, &event))
                return std::string("line ") + std::to_string(m_parser.problem_mark.line + 1) + ": " +
                       (m_parser.problem ? m_parser.problem : "?");
            const yaml_event_type_t type = event.type;
            const std::string wrong = add(event, tree);
            yaml_event_delete(&event);
            if (!wrong.empty()) return wrong;
            if (type == YAML_STREAM_END_EVENT) return tree.empty() ? "no document" : "";
        }
    }

private:
    static Mark mark(const yaml_event_t& e) {
        return {static_cast<std::uint32_t>(e.start_mark.line + 1), static_cast<std::uint32_t>(e.start_mark.column + 1), 0};
    }

    std::string add(const yaml_event_t& e, Tree& tree) {
        switch (e.type) {
            case YAML_DOCUMENT_START_EVENT: return ++m_documents > 1 ? "several documents" : "";
            case YAML_ALIAS_EVENT: return "alias";
            case YAML_SCALAR_EVENT:
                tree.scalar({reinterpret_cast<const char*>(e.data.scalar.value), e.data.scalar.length}, mark(e),
                            e.data.scalar.style != YAML_PLAIN_SCALAR_STYLE);
                return "";
            case YAML_SEQUENCE_START_EVENT:
                m_open.push_back(tree.open(Shape::list, mark(e), e.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE));
                return "";
            case YAML_MAPPING_START_EVENT:
                m_open.push_back(tree.open(Shape::map, mark(e), e.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE));
                return "";
            case YAML_SEQUENCE_END_EVENT:
            case YAML_MAPPING_END_EVENT:
                tree.close(m_open.back());
                m_open.pop_back();
                return "";
            default: return "";
        }
    }

    yaml_parser_t m_parser;
    std::vector<std::uint32_t> m_open;
    int m_documents = 0;
};

}

std::optional<Tree> read_with_libyaml(std::string_view bytes, std::string* why) {
    Tree tree;
    const std::string wrong = Events(bytes).fill(tree);
    if (why) *why = wrong;
    if (!wrong.empty()) return std::nullopt;
    return tree;
}

}
