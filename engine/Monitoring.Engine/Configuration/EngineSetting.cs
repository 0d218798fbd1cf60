namespace Monitoring.Engine.Configuration;

/// <summary>Takes the text of a setting into the options; null, and what is wrong with it, when it cannot be taken.</summary>
/// <param name="options">The options so far.</param>
/// <param name="value">What was written.</param>
/// <param name="folder">Where relative paths begin.</param>
/// <param name="problem">What is wrong, to follow the place in a line: it begins with a colon or a blank.</param>
internal delegate EngineOptions? SettingTake(EngineOptions options, string value, string folder, out string problem);

/// <summary>One setting of the engine: how it is read, checked and shown. A setting is a row of <see cref="EngineSettings"/> and nothing else.</summary>
/// <param name="Key">Its name; a dot stands between an object and what is in it.</param>
/// <param name="Kind">How a file holds it.</param>
/// <param name="Take">Reads it.</param>
/// <param name="Show">What is in force, without secrets; null where nothing is set.</param>
internal sealed record EngineSetting(string Key, SettingKind Kind, SettingTake Take, Func<EngineOptions, object?> Show)
{
    /// <summary>Yes or no.</summary>
    public static EngineSetting Switch(string key, Func<EngineOptions, bool, EngineOptions> set, Func<EngineOptions, bool> show)
    {
        EngineOptions? Take(EngineOptions options, string value, string folder, out string problem)
        {
            problem = ": must be true or false";
            return bool.TryParse(value, out bool given) ? set(options, given) : null;
        }

        return new EngineSetting(key, SettingKind.Switch, Take, options => show(options));
    }

    /// <summary>A number in a range.</summary>
    public static EngineSetting Number(
        string key, double least, double most, Func<EngineOptions, double, EngineOptions> set, Func<EngineOptions, double> show)
    {
        EngineOptions? Take(EngineOptions options, string value, string folder, out string problem)
        {
            problem = string.Create(System.Globalization.CultureInfo.InvariantCulture, $": must be a number from {least} to {most}");
            return double.TryParse(
                    value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double number)
                && number >= least && number <= most
                ? set(options, number) : null;
        }

        return new EngineSetting(key, SettingKind.Number, Take, options => show(options));
    }

    /// <summary>A text that <paramref name="read"/> understands or not.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="wanted">What it must be, for the line of a mistake.</param>
    /// <param name="read">The options with it; null when the text is not what is wanted.</param>
    /// <param name="show">What is in force.</param>
    public static EngineSetting Text(
        string key, string wanted, Func<EngineOptions, string, EngineOptions?> read, Func<EngineOptions, object?> show)
    {
        EngineOptions? Take(EngineOptions options, string value, string folder, out string problem)
        {
            problem = $": '{value}' {wanted}";
            return read(options, value);
        }

        return new EngineSetting(key, SettingKind.Text, Take, show);
    }

    /// <summary>A file or folder; relative to the file it is written in.</summary>
    public static EngineSetting Path(string key, Func<EngineOptions, string, EngineOptions> set, Func<EngineOptions, string?> show)
    {
        EngineOptions? Take(EngineOptions options, string value, string folder, out string problem)
        {
            problem = ": must be a path";
            return value.Length == 0 || value.Contains('\0', StringComparison.Ordinal)
                ? null : set(options, System.IO.Path.GetFullPath(value, folder));
        }

        return new EngineSetting(key, SettingKind.Text, Take, show);
    }
}
