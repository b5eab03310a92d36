"""Jupyter's own suite for kernels (jupyter_kernel_test), against PodLab's."""

import unittest

import jupyter_kernel_test


class PodLabKernel(jupyter_kernel_test.KernelTests):
    kernel_name = "podlab-csharp"
    language_name = "C#"
    file_extension = ".cs"

    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'
    code_generate_error = 'throw new Exception("broken");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "var pod = \"demosolo\";\npod", "result": "demosolo"},
    ]
    code_display_data = [
        {"code": 'display(HTML("<b>pod</b>"));', "mime": "text/html"},
        {"code": '"# pod".DisplayAs("text/markdown");', "mime": "text/markdown"},
    ]
    code_clear_output = "clear_output();"
    complete_code_samples = ["1 + 1", "var x = 1;", 'Console.WriteLine("a");', "int Twice(int n)\n{\n    return 2 * n;\n}"]
    incomplete_code_samples = ["int Twice(int n)\n{", "new[] { 1,", "var text = \"\"\"\nfirst"]
    invalid_code_samples = ["1 + ;", "foreach (var x) { }"]
    completion_samples = [{"text": "Console.Wri", "matches": {"Write", "WriteLine"}}]
    code_inspect_sample = "Console.WriteLine"
    code_history_pattern = "6 ? 7*"
    supported_history_operations = ("tail", "range", "search")

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # The suite gives each cell 15 seconds, and on a busy machine the first one may take longer.
        cls.kc.execute_interactive("1", timeout=120)


if __name__ == "__main__":
    unittest.main()
