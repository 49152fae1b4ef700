// SPDX-License-Identifier: MIT
#include "domain/model.hpp"

#include "record/field.hpp"

namespace svc {

const Kind& kind(Of<Model>) {
    static constexpr Field field_rows[] = {
        field<&Model::id>("id", {"型号", "id"}, {"型号", "the model's number"}).in_list(),
        field<&Model::name>("name", {"名称", "name"}, {"产品名称", "what it is called"}).in_list(),
        field<&Model::category>("category", {"类别", "category"}, {"产品类别", "what it is"}).in_list(),
        field<&Model::source>("source", {"来源", "source"}, {"来源系统与编号", "where it came from"}),
    };
    static constexpr Kind all = describe<Model>(
        {.label = {"型号", "model"}, .meaning = {"产品型号", "a product model"}, .clause = "5.2.1.1", .fields = field_rows});
    return all;
}

}
