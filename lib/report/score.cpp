// SPDX-License-Identifier: MIT
#include <boost/multiprecision/cpp_int.hpp>

#include "report/rate.hpp"

namespace svc {

namespace {

using Exact = boost::multiprecision::cpp_rational;

Exact fraction(std::int64_t over, std::int64_t under) { return Exact(over) / Exact(under); }

/// How much of its target a part has reached, at most all of it.
Exact reached(const Rate& rate, Share target) {
    const Exact share = fraction(rate.good, rate.counted) / fraction(target.parts, 10000);
    return share < 1 ? share : Exact(1);
}

Tenths rounded(const Exact& score) {
    const Exact tenths = score * 10 + fraction(1, 2);
    const boost::multiprecision::cpp_int whole = numerator(tenths) / denominator(tenths);
    return {static_cast<std::int64_t>(whole)};
}

}

std::optional<Tenths> score_of(const std::vector<ScorePart>& parts, Missing missing) {
    Exact sum = 0, weights = 0;
    for (const ScorePart& part : parts) {
        if (!part.rate && missing == Missing::incomplete) return {};
        if (!part.rate || part.target.parts <= 0) continue;
        sum += part.weight.parts * reached(*part.rate, part.target);
        weights += part.weight.parts;
    }
    if (weights == 0) return {};
    return rounded(100 * sum / weights);
}

}
