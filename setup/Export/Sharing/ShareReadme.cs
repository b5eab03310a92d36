using System.Globalization;
using PodLab.Recordings;
using PodLab.Setup.Commands;

namespace PodLab.Setup.Export;

/// <summary>The text file in a shared run that says what the others are.</summary>
internal static class ShareReadme
{
    public static string Of(string name, Recording recording) => string.Create(CultureInfo.InvariantCulture, $"""
        A run of the PodLab notebook {name}, recorded {recording.Header.RecordedAt.UtcDateTime:d MMMM yyyy, HH:mm} UTC.

        {name}.html
            The executed notebook as a page. It opens in any browser and needs no network.
        {name}.ipynb
            The executed notebook, for Jupyter, VS Code or GitHub.
        {name}{RecordingFile.Extension}
            What the cluster answered ({recording.Exchanges.Count} answers): with it the notebook runs again on any system, without a cluster.
            Tokens, passwords, certificates, addresses of servers and values of environment variables are taken out of it.
            Page and notebook hold what the cells showed, as they showed it.

        To run it again, with PodLab and the .NET 10 SDK:

            {TerminalCommand.Words} run THIS-FILE{SharedRun.Extension}

        That runs the code in the notebook's cells on your machine, so read it first if you don't know where it comes from.

        """);
}
