using System.CommandLine;
using Monitoring.Streams.Si;

namespace Monitoring.Probe.Commands;

/// <summary>The character table of a network that selects none in its texts.</summary>
internal static class TextDefault
{
    private const string Name = "--text-default";

    public static Option<CharacterTable?> Option()
    {
        Option<CharacterTable?> option = new(Name)
        {
            Description = "Character table of texts that select none, such as gb18030 or iso8859-5, instead of the profile's",
            CustomParser = result =>
            {
                CharacterTable? table = CharacterTableNames.Find(result.Tokens[0].Value);
                if (table is null)
                {
                    result.AddError($"{Name}: '{result.Tokens[0].Value}' is no such table (known: {CharacterTableNames.UntaggedWords})");
                }

                return table;
            },
        };
        option.CompletionSources.Add([.. CharacterTableNames.Untagged.Select(t => t.ToWord())]);
        return option;
    }
}
