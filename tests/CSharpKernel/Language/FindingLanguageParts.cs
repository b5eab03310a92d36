using System.Composition;
using System.Reflection;
using Microsoft.CodeAnalysis.Host.Mef;
using PodLab.CSharpKernel.Language;

namespace PodLab.Tests.CSharpKernel.Language;

/// <summary>The types that Roslyn's language services consist of.</summary>
public sealed class FindingLanguageParts
{
    public static TheoryData<string> Assemblies => [.. MefHostServices.DefaultAssemblies.Select(assembly => assembly.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void All_types_that_export_something_are_among_them_and_not_many_others(string name)
    {
        var assembly = Assembly.Load(name);

        var found = LanguageParts.PartsOf(assembly).ToHashSet();
        var exporting = assembly.GetTypes().Where(ExportsSomething).ToHashSet();

        exporting.Except(found).ShouldBeEmpty();
        found.Except(exporting).Count().ShouldBeLessThan(assembly.GetTypes().Length / 10);
    }

    // As System.Composition does: on a type, and on its members.
    private static bool ExportsSomething(Type type) =>
        type.IsDefined(typeof(ExportAttribute), inherit: false)
        || type.GetProperties(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Any(property => property.IsDefined(typeof(ExportAttribute), inherit: false));
}
