#include "engine/dissect/filter.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>

namespace switchover::dissect {

namespace {

enum class Relation : std::uint8_t { Present, Equal, NotEqual, Greater, Less, GreaterEqual, LessEqual, Contains };
enum class Kind : std::uint8_t { Test, And, Or, Not };

struct Operator {
    std::string_view sign, word;
    Relation relation;
};
constexpr Operator kOperators[] = {{"==", "eq", Relation::Equal},
                                   {"!=", "ne", Relation::NotEqual},
                                   {">=", "ge", Relation::GreaterEqual},
                                   {"<=", "le", Relation::LessEqual},
                                   {">", "gt", Relation::Greater},
                                   {"<", "lt", Relation::Less},
                                   {"contains", "contains", Relation::Contains}};

struct Alias {
    std::string_view name, first, second;
};
constexpr Alias kAliases[] = {
    {"eth.addr", "eth.src", "eth.dst"}, {"ip.addr", "ip.src", "ip.dst"}, {"udp.port", "udp.srcport", "udp.dstport"}};

std::string lower(std::string_view text) {
    std::string out{text};
    for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

/// What a filter compares with: the same text may be read as a number, an address, octets or words.
struct Literal {
    std::string text;
    std::optional<std::uint64_t> number;
    std::optional<Prefix> prefix;
    std::optional<MacAddress> mac;
};

Literal literal_of(std::string text) {
    Literal literal;
    literal.text = std::move(text);
    const std::string_view s = literal.text;
    const bool is_hex = s.starts_with("0x") || s.starts_with("0X");
    std::uint64_t number = 0;
    const char* const first = s.data() + (is_hex ? 2 : 0);
    const auto [end, error] = std::from_chars(first, s.data() + s.size(), number, is_hex ? 16 : 10);
    if (error == std::errc{} && end == s.data() + s.size()) literal.number = number;
    if (const auto address = Ipv4Address::parse(s))
        literal.prefix = Prefix{*address, 32};
    else
        literal.prefix = Prefix::parse(s);  // not an address: a network
    literal.mac = MacAddress::parse(s);
    return literal;
}

template <typename T>
bool holds(Relation relation, const T& a, const T& b) {
    switch (relation) {
        case Relation::Equal:
        case Relation::NotEqual: return a == b;
        case Relation::Greater: return b < a;
        case Relation::Less: return a < b;
        case Relation::GreaterEqual: return !(a < b);
        case Relation::LessEqual: return !(b < a);
        case Relation::Present: return true;
        case Relation::Contains: return false;
    }
    return false;
}

/// Whether the field's value stands in the relation; NotEqual asks for Equal here and is turned round by its test.
bool compare(const Field& field, Relation relation, const Literal& literal) {
    if (relation == Relation::Contains) {
        if (const auto* octets = std::get_if<Bytes>(&field.value))
            return hex(*octets).find(lower(literal.text)) != std::string::npos;
        return lower(field.text).find(lower(literal.text)) != std::string::npos;
    }
    if (const auto* number = std::get_if<std::uint64_t>(&field.value)) {
        if (literal.number) return holds(relation, *number, *literal.number);
        // "hsrp.state == Active": the word that the tree shows.
        const bool equal = lower(field.text).find(fmt::format(": {} (", lower(literal.text))) != std::string::npos;
        return equal && (relation == Relation::Equal || relation == Relation::NotEqual);
    }
    if (const auto* address = std::get_if<Ipv4Address>(&field.value)) {
        if (!literal.prefix) return false;
        if (literal.prefix->length < 32 && (relation == Relation::Equal || relation == Relation::NotEqual))
            return literal.prefix->contains(*address);
        return holds(relation, *address, literal.prefix->address);
    }
    if (const auto* mac = std::get_if<MacAddress>(&field.value))
        return literal.mac && holds(relation, *mac, *literal.mac);
    if (const auto* text = std::get_if<std::string>(&field.value)) return holds(relation, *text, literal.text);
    if (const auto* octets = std::get_if<Bytes>(&field.value))
        return holds(relation, hex(*octets), lower(literal.text));
    return false;
}

}  // namespace

struct Filter::Node {
    Kind kind = Kind::Test;
    std::shared_ptr<const Node> a, b;
    std::string_view first, second;  ///< field names; second may be empty
    Relation relation = Relation::Present;
    std::vector<Literal> literals;  ///< more than one: `in`

    bool test(const Packet& packet) const {
        const bool any = std::any_of(packet.fields.begin(), packet.fields.end(), [&](const Field& field) {
            if (field.name != first && (second.empty() || field.name != second)) return false;
            if (relation == Relation::Present) return true;
            return std::any_of(literals.begin(), literals.end(),
                               [&](const Literal& literal) { return compare(field, relation, literal); });
        });
        return relation == Relation::NotEqual ? !any : any;
    }
    bool accepts(const Packet& packet) const {
        switch (kind) {
            case Kind::Test: return test(packet);
            case Kind::And: return a->accepts(packet) && b->accepts(packet);
            case Kind::Or: return a->accepts(packet) || b->accepts(packet);
            case Kind::Not: return !a->accepts(packet);
        }
        return false;
    }
};

namespace {

using NodePtr = std::shared_ptr<const Filter::Node>;
constexpr std::size_t kDeepest = 100;  ///< parentheses: the parser recurses

class Parser {
   public:
    explicit Parser(std::string_view text) : text_{text} { next(); }

    Result<NodePtr, FilterError> parse() {
        NodePtr root = any_of();
        if (!error_ && !token_.empty()) fail(fmt::format("'{}' is not expected here", token_));
        if (error_) return tl::unexpected{*error_};
        return root;
    }

   private:
    void fail(std::string message) {
        if (!error_) error_ = FilterError{begin_, std::move(message)};
    }
    void next() {
        while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
        begin_ = at_;
        quoted_ = false;
        token_ = {};
        if (at_ == text_.size()) return;
        if (text_[at_] == '"') {
            const std::size_t end = text_.find('"', at_ + 1);
            if (end == std::string_view::npos) {
                fail("the quotation is not closed");
                at_ = text_.size();
                return;
            }
            token_ = text_.substr(at_ + 1, end - at_ - 1);
            quoted_ = true;
            at_ = end + 1;
            return;
        }
        const auto is_word = [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '_' || c == ':' || c == '/' ||
                   c == '-';
        };
        std::size_t end = at_;
        while (end < text_.size() && is_word(text_[end])) ++end;
        if (end == at_) {
            constexpr std::string_view kPairs[] = {"==", "!=", ">=", "<=", "&&", "||"};
            const std::string_view two = text_.substr(at_, 2);
            end += std::find(std::begin(kPairs), std::end(kPairs), two) == std::end(kPairs) ? 1 : 2;
        }
        token_ = text_.substr(at_, end - at_);
        at_ = end;
    }
    bool take(std::string_view sign, std::string_view word) {
        if (quoted_ || (token_ != sign && lower(token_) != word)) return false;
        next();
        return true;
    }
    static NodePtr join(Kind kind, NodePtr a, NodePtr b) {
        auto node = std::make_shared<Filter::Node>();
        node->kind = kind;
        node->a = std::move(a);
        node->b = std::move(b);
        return node;
    }
    NodePtr any_of() {
        NodePtr left = all_of();
        while (!error_ && take("||", "or")) left = join(Kind::Or, std::move(left), all_of());
        return left;
    }
    NodePtr all_of() {
        NodePtr left = one();
        while (!error_ && take("&&", "and")) left = join(Kind::And, std::move(left), one());
        return left;
    }
    NodePtr one() {
        if (++depth_ > kDeepest) {
            fail("nested too deeply");
            return nullptr;
        }
        NodePtr result;
        if (take("!", "not")) {
            result = join(Kind::Not, one(), nullptr);
        } else if (take("(", "(")) {
            result = any_of();
            if (!error_ && !take(")", ")")) fail("a ')' is missing");
        } else {
            result = test();
        }
        --depth_;
        return result;
    }
    bool field(Filter::Node& node) {
        for (const Alias& alias : kAliases)
            if (token_ == alias.name) {
                node.first = alias.first;
                node.second = alias.second;
                return true;
            }
        const auto& names = filter_fields();
        const auto at = std::lower_bound(names.begin(), names.end(), token_);
        if (at == names.end() || *at != token_) return false;
        node.first = *at;
        return true;
    }
    void unknown_field() {
        // The nearest by its beginning is what a person mistyping wants to see.
        const auto& names = filter_fields();
        std::string_view nearest;
        std::size_t best = 0;
        for (const std::string_view name : names) {
            const auto same = static_cast<std::size_t>(
                std::mismatch(name.begin(), name.end(), token_.begin(), token_.end()).first - name.begin());
            if (same > best) {
                best = same;
                nearest = name;
            }
        }
        fail(best < 2 ? fmt::format("no field is called '{}'", token_)
                      : fmt::format("no field is called '{}'; is '{}' meant?", token_, nearest));
    }
    NodePtr test() {
        auto node = std::make_shared<Filter::Node>();
        if (token_.empty() && !quoted_) {
            fail("a field name is missing");
            return node;
        }
        if (quoted_ || !field(*node)) {
            unknown_field();
            return node;
        }
        next();
        if (take("in", "in")) {
            set(*node);
            return node;
        }
        for (const Operator& op : kOperators)
            if (take(op.sign, op.word)) {
                node->relation = op.relation;
                literal(*node);
                return node;
            }
        return node;
    }
    void set(Filter::Node& node) {
        node.relation = Relation::Equal;
        if (!take("{", "{")) fail("'in' wants values in braces: in {1 2 3}");
        while (!error_ && token_ != "}") {
            literal(node);
            take(",", ",");
        }
        if (!error_ && node.literals.empty()) fail("the braces are empty");
        if (!error_) next();
    }
    void literal(Filter::Node& node) {
        const bool word = quoted_ || (!token_.empty() && (std::isalnum(static_cast<unsigned char>(token_[0])) != 0));
        if (!word) {
            fail("a value is missing");
            return;
        }
        node.literals.push_back(literal_of(std::string{token_}));
        next();
    }

    std::string_view text_, token_;
    std::size_t at_ = 0, begin_ = 0, depth_ = 0;
    bool quoted_ = false;
    std::optional<FilterError> error_;
};

}  // namespace

Result<Filter, FilterError> Filter::parse(std::string_view text) {
    Filter filter;
    if (text.find_first_not_of(" \t") == std::string_view::npos) return filter;
    auto root = Parser{text}.parse();
    if (!root) return tl::unexpected{root.error()};
    filter.root_ = std::move(*root);
    return filter;
}

bool Filter::accepts(const Packet& packet) const { return root_ == nullptr || root_->accepts(packet); }

const std::vector<std::string_view>& filter_fields() {
    static const std::vector<std::string_view> kNames = [] {
        std::vector<std::string_view> names = {"arp",
                                               "arp.dst.hw_mac",
                                               "arp.dst.proto_ipv4",
                                               "arp.hw.size",
                                               "arp.hw.type",
                                               "arp.isgratuitous",
                                               "arp.opcode",
                                               "arp.proto.size",
                                               "arp.proto.type",
                                               "arp.src.hw_mac",
                                               "arp.src.proto_ipv4",
                                               "cdp",
                                               "cdp.address",
                                               "cdp.address_length",
                                               "cdp.capabilities",
                                               "cdp.capability",
                                               "cdp.checksum",
                                               "cdp.data",
                                               "cdp.deviceid",
                                               "cdp.duplex",
                                               "cdp.native_vlan",
                                               "cdp.nrgyz.ip_address",
                                               "cdp.number_of_addresses",
                                               "cdp.platform",
                                               "cdp.portid",
                                               "cdp.protocol",
                                               "cdp.protocol_length",
                                               "cdp.protocol_type",
                                               "cdp.software_version",
                                               "cdp.tlv",
                                               "cdp.tlv.len",
                                               "cdp.tlv.type",
                                               "cdp.ttl",
                                               "cdp.version",
                                               "data",
                                               "esp",
                                               "esp.data",
                                               "esp.encrypted",
                                               "esp.icv",
                                               "esp.icv_bad",
                                               "esp.iv",
                                               "esp.pad",
                                               "esp.pad_len",
                                               "esp.protocol",
                                               "esp.sequence",
                                               "esp.spi",
                                               "eth",
                                               "eth.dst",
                                               "eth.len",
                                               "eth.padding",
                                               "eth.src",
                                               "eth.type",
                                               "hsrp",
                                               "hsrp.adv",
                                               "hsrp.auth_data",
                                               "hsrp.group",
                                               "hsrp.hellotime",
                                               "hsrp.holdtime",
                                               "hsrp.opcode",
                                               "hsrp.priority",
                                               "hsrp.reserved",
                                               "hsrp.state",
                                               "hsrp.tlv",
                                               "hsrp.version",
                                               "hsrp.virt_ip",
                                               "icmp",
                                               "icmp.checksum",
                                               "icmp.checksum.status",
                                               "icmp.code",
                                               "icmp.ident",
                                               "icmp.mtu",
                                               "icmp.seq",
                                               "icmp.type",
                                               "ip",
                                               "ip.checksum",
                                               "ip.checksum.status",
                                               "ip.dsfield",
                                               "ip.dst",
                                               "ip.flags",
                                               "ip.flags.df",
                                               "ip.flags.mf",
                                               "ip.frag_offset",
                                               "ip.hdr_len",
                                               "ip.id",
                                               "ip.len",
                                               "ip.options",
                                               "ip.proto",
                                               "ip.src",
                                               "ip.ttl",
                                               "ip.version",
                                               "isakmp",
                                               "isakmp.attr",
                                               "isakmp.attr.length",
                                               "isakmp.attr.type",
                                               "isakmp.attr.value",
                                               "isakmp.delete.protoid",
                                               "isakmp.delete.spi",
                                               "isakmp.doi",
                                               "isakmp.enc.data",
                                               "isakmp.exchangetype",
                                               "isakmp.flag_e",
                                               "isakmp.flags",
                                               "isakmp.hash",
                                               "isakmp.id.data",
                                               "isakmp.id.data.ipv4_addr",
                                               "isakmp.id.data.ipv4_subnet",
                                               "isakmp.id.port",
                                               "isakmp.id.protoid",
                                               "isakmp.id.type",
                                               "isakmp.ispi",
                                               "isakmp.key_exchange.data",
                                               "isakmp.length",
                                               "isakmp.messageid",
                                               "isakmp.nextpayload",
                                               "isakmp.nonce",
                                               "isakmp.notify.data",
                                               "isakmp.notify.msgtype",
                                               "isakmp.notify.protoid",
                                               "isakmp.padding",
                                               "isakmp.payload",
                                               "isakmp.payloadlength",
                                               "isakmp.prop",
                                               "isakmp.prop.number",
                                               "isakmp.prop.protoid",
                                               "isakmp.prop.transforms",
                                               "isakmp.rspi",
                                               "isakmp.sa.situation",
                                               "isakmp.spi",
                                               "isakmp.spinum",
                                               "isakmp.spisize",
                                               "isakmp.trans",
                                               "isakmp.trans.id",
                                               "isakmp.trans.number",
                                               "isakmp.version",
                                               "isakmp.vid_bytes",
                                               "llc",
                                               "llc.control",
                                               "llc.dsap",
                                               "llc.oui",
                                               "llc.pid",
                                               "llc.ssap",
                                               "malformed",
                                               "ospf",
                                               "ospf.advrouter",
                                               "ospf.area_id",
                                               "ospf.auth.crypt.data",
                                               "ospf.auth.crypt.data_length",
                                               "ospf.auth.crypt.key_id",
                                               "ospf.auth.crypt.seq_nbr",
                                               "ospf.auth.none",
                                               "ospf.auth.simple",
                                               "ospf.auth.type",
                                               "ospf.auth.unknown",
                                               "ospf.checksum",
                                               "ospf.db.dd_sequence",
                                               "ospf.db.interface_mtu",
                                               "ospf.dbd",
                                               "ospf.dbd.words",
                                               "ospf.hello.active_neighbor",
                                               "ospf.hello.backup_designated_router",
                                               "ospf.hello.designated_router",
                                               "ospf.hello.hello_interval",
                                               "ospf.hello.network_mask",
                                               "ospf.hello.router_dead_interval",
                                               "ospf.hello.router_priority",
                                               "ospf.link_state_type",
                                               "ospf.ls.number_of_lsas",
                                               "ospf.lsa",
                                               "ospf.lsa.age",
                                               "ospf.lsa.asext.extrtrtag",
                                               "ospf.lsa.asext.fwdaddr",
                                               "ospf.lsa.asext.type",
                                               "ospf.lsa.chksum",
                                               "ospf.lsa.header",
                                               "ospf.lsa.id",
                                               "ospf.lsa.length",
                                               "ospf.lsa.netmask",
                                               "ospf.lsa.network.attchrtr",
                                               "ospf.lsa.number_of_links",
                                               "ospf.lsa.router.link",
                                               "ospf.lsa.router.linkdata",
                                               "ospf.lsa.router.linkid",
                                               "ospf.lsa.router.linktype",
                                               "ospf.lsa.router.nummetrics",
                                               "ospf.lsa.seqnum",
                                               "ospf.lsr",
                                               "ospf.metric",
                                               "ospf.msg",
                                               "ospf.packet_length",
                                               "ospf.srcrouter",
                                               "ospf.trailer",
                                               "ospf.v2.options",
                                               "ospf.v2.options.words",
                                               "ospf.v2.router.lsa.flags",
                                               "ospf.v2.router.lsa.flags.b",
                                               "ospf.v2.router.lsa.flags.e",
                                               "ospf.version",
                                               "udp",
                                               "udp.checksum",
                                               "udp.checksum.status",
                                               "udp.dstport",
                                               "udp.length",
                                               "udp.srcport",
                                               "eth.addr",
                                               "ip.addr",
                                               "udp.port"};
        std::sort(names.begin(), names.end());
        return names;
    }();
    return kNames;
}

}  // namespace switchover::dissect
