#!/usr/bin/env python3
"""Proves that every rule of tidy.py fires on what it forbids and stays silent on its near misses."""
import unittest

import source
import tidy


def rules(path, text, allowed=()):
    return [finding.rule for finding in tidy.check({path: text}, list(allowed))]


def body(lines, head='void f()'):
    return head + ' {\n' + '    work();\n' * (lines - 2) + '}\n'


class Includes(unittest.TestCase):
    def refused(self, path, include):
        self.assertEqual(rules(path, f'#include {include}\n'), ['include'], f'{path} includes {include}')

    def accepted(self, path, include):
        self.assertEqual(rules(path, f'#include {include}\n'), [], f'{path} includes {include}')

    def test_layers_point_down(self):
        self.refused('engine/base/bytes.h', '"engine/sim/timer.h"')
        self.refused('engine/base/bytes.h', '"engine/hsrp/record.h"')
        self.refused('engine/sim/timer.cpp', '"engine/link/cable.h"')
        self.refused('engine/link/cable.cpp', '"engine/ospf/packet.h"')
        self.refused('engine/hsrp/process.cpp', '"engine/device/device.h"')
        self.refused('engine/device/device.h', '"engine/world/world.h"')
        self.refused('engine/world/world.h', '"engine/snapshot/snapshot.h"')
        self.refused('engine/ios/exec.cpp', '"engine/engine.h"')
        self.refused('engine/ios/config/row.h', '"engine/world/world.h"')
        self.refused('engine/topology/lab.cpp', '"engine/ios/show/show.h"')
        self.accepted('engine/topology/lab.cpp', '"engine/ios/config/reader.h"')
        self.accepted('engine/engine.h', '"engine/world/world.h"')
        self.accepted('engine/device/device.h', '"engine/hsrp/process.h"')
        self.accepted('engine/hsrp/process.h', '"engine/sim/services.h"')
        self.accepted('engine/ike/main_mode.cpp', '"engine/crypto/cipher.h"')

    def test_leaves_are_open_to_all_above_base(self):
        self.accepted('engine/record/record.h', '"engine/ospf/record.h"')
        self.accepted('engine/sim/services.h', '"engine/rib/route.h"')
        self.accepted('engine/track/process.h', '"engine/device/config.h"')

    def test_a_protocol_does_not_reach_into_another(self):
        self.refused('engine/ipsec/process.cpp', '"engine/ike/process.h"')
        self.accepted('engine/ike/process.cpp', '"engine/ike/process.h"')

    def test_a_folder_without_layer_is_reported(self):
        self.refused('engine/novel/x.h', '"engine/sim/timer.h"')

    def test_engine_stands_alone(self):
        for include in ('<QString>', '<QtCore/QObject>', '"ui/theme/theme.h"', '"app/session/run.h"'):
            self.refused('engine/device/device.cpp', include)
        self.accepted('engine/device/device.cpp', '<queue>')

    def test_window_and_programs(self):
        self.refused('ui/canvas/scene.cpp', '"engine/world/world.h"')
        self.refused('ui/canvas/scene.cpp', '"engine/hsrp/process.h"')
        self.refused('ui/canvas/scene.cpp', '"app/window/main_window.h"')
        self.refused('app/headless/main.cpp', '<QCoreApplication>')
        self.refused('app/session/run.cpp', '"ui/theme/theme.h"')
        self.accepted('ui/canvas/scene.cpp', '"engine/snapshot/snapshot.h"')
        self.accepted('ui/canvas/scene.cpp', '"engine/device/record.h"')
        self.accepted('ui/commands/faults.h', '"engine/world/input.h"')
        self.accepted('app/window/main.cpp', '"ui/shell/main_window.h"')

    def test_spelling(self):
        self.refused('engine/base/bytes.cpp', '"bytes.h"')
        self.refused('engine/base/bytes.cpp', '"../base/bytes.h"')
        self.refused('engine/base/bytes.cpp', '<engine/base/bytes.h>')
        self.refused('engine/base/bytes.cpp', '"tests/support/lab.h"')
        self.accepted('tests/unit/base/bytes_test.cpp', '"bytes_test.moc"')

    def test_openssl(self):
        self.assertEqual(rules('engine/ike/x.cpp', '#include <openssl/evp.h>\n'), ['openssl'])
        self.assertEqual(rules('tests/unit/x_test.cpp', '#include <openssl/evp.h>\n'), ['openssl'])
        self.assertEqual(rules('engine/crypto/x.cpp', '#include <openssl/evp.h>\n'), [])

    def test_comments_are_not_includes(self):
        self.assertEqual(rules('engine/sim/x.h', '// #include "engine/world/world.h"\n/*\n#include <QString>\n*/\n'), [])


class Words(unittest.TestCase):
    def fires(self, rule, *texts):
        for text in texts:
            self.assertEqual(rules('engine/sim/x.cpp', text + ';\n'), [rule], text)
            self.assertEqual(rules('app/session/x.cpp', text + ';\n'), [], text)

    def silent(self, *texts):
        for text in texts:
            self.assertEqual(rules('engine/sim/x.cpp', text + ';\n'), [], text)

    def test_wall_clocks(self):
        self.fires('wall-clock', 'auto t = std::chrono::system_clock::now()', 'steady_clock::now()',
                   'high_resolution_clock c', 'auto t = time(nullptr)', '::time(&t)', 'std::time(nullptr)',
                   'gettimeofday(&tv, nullptr)', 'clock_gettime(CLOCK_REALTIME, &ts)')
        self.silent('Instant time() const', 'queue.time(0)', 'run_time(0)', 'std::string s = "steady_clock"',
                    'int x = 1; // system_clock')

    def test_randomness(self):
        self.fires('randomness', 'std::random_device d', 'std::mt19937 g', 'std::mt19937_64 g', 'int r = std::rand()',
                   'int r = rand()', 'RAND_bytes(p, 8)')
        self.silent('services.rand()', 'SeededRandom random')

    def test_unordered_containers(self):
        self.fires('unordered', 'std::unordered_map<int, int> m', 'std::unordered_set<int> s',
                   'std::unordered_multimap<int, int> m')
        self.silent('std::map<int, int> unordered')

    def test_skipping(self):
        self.assertEqual(rules('tests/unit/x_test.cpp', 'QSKIP("later");\n'), ['skip'])


class Lengths(unittest.TestCase):
    def test_files(self):
        for path in ('engine/sim/x.h', 'ui/x.cpp', 'tests/CMakeLists.txt', 'tests/run', 'tests/x.py'):
            self.assertEqual(rules(path, '\n' * 601), ['file-length'], path)
            self.assertEqual(rules(path, '\n' * 600), [], path)

    def test_functions(self):
        heads = ('void f()', 'int A::g(int x = 3) const noexcept', 'bool operator==(const A& a, const A& b)',
                 'A::A(int x) : x_{x}, y_(x), z_{}', 'template <typename T = int>\nauto f(T t) -> std::vector<T>',
                 'const auto visit = [](int x)', 'struct S {\n  void f()', 'namespace a::b {\nvoid f()',
                 'void f() try', 'Result<A, E> f(std::function<void(int)> done)', 'private:\n    void f()',
                 'void A::operator()(int x)', 'Q_OBJECT\nvoid f() override')
        for head in heads:
            self.assertEqual(rules('ui/x.cpp', body(71, head)), ['function-length'], head)
            self.assertEqual(rules('ui/x.cpp', body(68, head)), [], head)

    def test_braces_inside(self):
        inner = '    if (x) {\n        y = "}";  // }\n    }\n' * 24
        self.assertEqual(rules('ui/x.cpp', 'void f() {\n' + inner + '}\n'), ['function-length'])

    def test_two_neighbours_are_two(self):
        self.assertEqual(rules('ui/x.cpp', body(60) + body(60, 'A::A() : a_{1}')), [])
        self.assertEqual([f.name for f in source.functions(body(5) + body(5, 'A::A() : a_{1}'))], ['f', 'A::A'])

    def test_tables_do_not_count(self):
        rows = '    {1, 2},\n' * 100
        self.assertEqual(rules('engine/hsrp/x.cpp', 'constexpr Cell kTable[] = {\n' + rows + '};\n'), [])
        self.assertEqual(rules('engine/hsrp/x.cpp', 'void f() {\n    static const Row rows[] = {\n' + rows + '};\n}\n'), [])
        self.assertEqual(rules('engine/hsrp/x.cpp', 'const std::array<Cell, 3> kTable{{\n' + rows + '}};\n'), [])
        self.assertEqual(rules('engine/hsrp/x.h', 'enum class E : std::uint8_t {\n' + 'A,\n' * 100 + '};\n'), [])
        self.assertEqual(rules('engine/hsrp/x.h', 'struct S {\n' + 'int a = 0;\n' * 100 + '};\n'), [])

    def test_python_functions(self):
        self.assertEqual(rules('tests/x.py', 'def f():\n' + '    pass\n' * 71), ['function-length'])


class Allowed(unittest.TestCase):
    def test_an_entry_excuses_its_rule_only(self):
        text = '#include <openssl/evp.h>\nstd::mt19937 g;\n'
        self.assertEqual(rules('engine/ike/x.cpp', text, [('openssl', 'engine/ike/*')]), ['randomness'])

    def test_a_stale_entry_is_refused(self):
        self.assertEqual(rules('engine/ike/x.cpp', '', [('openssl', 'engine/ike/x.cpp')]), ['allowed'])

    def test_a_reason_is_needed(self):
        self.assertEqual(tidy.read_allowed('# note\n\nskip tests/x.cpp because it is an example\n'),
                         [('skip', 'tests/x.cpp')])
        with self.assertRaises(SystemExit):
            tidy.read_allowed('skip tests/x.cpp\n')


if __name__ == '__main__':
    unittest.main()
