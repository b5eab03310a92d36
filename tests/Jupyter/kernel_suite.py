"""Jupyter's own suite for kernels (jupyter_kernel_test), against PodLab's and against .NET Interactive's."""

import unittest
from queue import Empty

import jupyter_kernel_test
from jupyter_client.utils import run_sync
from jupyter_kernel_test.msgspec_v5 import validate_message


class PodLabKernel(jupyter_kernel_test.KernelTests):
    kernel_name = "podlab-csharp"
    language_name = "csharp"
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

    # Seconds for each message; a busy machine needs more than the suite's own tenths.
    patience = 60

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # The suite gives each cell 15 seconds, and on a busy machine the first one may take longer.
        cls.kc.execute_interactive("1", timeout=120)
        # A moment after its start the kernel warms its language services, and answers these once they are warm.
        cls.kc.complete("Console.Wri", reply=True, timeout=120)
        cls.kc.inspect("Console", reply=True, timeout=120)

    def get_non_kernel_info_reply(self, timeout=None):
        return super().get_non_kernel_info_reply(timeout=self.patience)

    def execute_helper(self, code, timeout=None, silent=False, store_history=True, stop_on_error=True):
        """The suite's, with patience: the reply may come before the output, and other cells' last messages before ours."""
        msg_id = self.kc.execute(code=code, silent=silent, store_history=store_history, stop_on_error=stop_on_error)
        reply = self.get_non_kernel_info_reply(timeout=timeout)
        validate_message(reply, "execute_reply", msg_id)

        states, output_msgs = [], []
        while "idle" not in states:
            msg = self.kc.get_iopub_msg(timeout=self.patience)
            if msg["parent_header"].get("msg_id") != msg_id:
                continue
            validate_message(msg, msg["msg_type"], msg_id)
            if msg["msg_type"] == "status":
                states.append(msg["content"]["execution_state"])
            elif msg["msg_type"] == "execute_input":
                self.assertEqual(msg["content"]["code"], code)
            else:
                output_msgs.append(msg)

        self.assertEqual(states, ["busy", "idle"])
        return reply, output_msgs


class DotNetInteractiveKernel(PodLabKernel):
    kernel_name = ".net-csharp"
    language_name = "C#"
    supported_history_operations = ("tail",)

    # Some messages it never answers, and each of them costs this long.
    patience = 20

    @classmethod
    def setUpClass(cls):
        jupyter_kernel_test.KernelTests.setUpClass.__func__(cls)
        cls.kc.execute_interactive("1", timeout=120)

    def setUp(self):
        """What a test before left unread is not this one's."""
        for channel in (self.kc.shell_channel, self.kc.iopub_channel):
            try:
                while True:
                    run_sync(channel.get_msg)(timeout=2)
            except Empty:
                pass


if __name__ == "__main__":
    unittest.main()
